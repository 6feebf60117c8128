import type { Context } from '../model/context.ts';
import type { Event } from '../model/event.ts';
import type { Model } from '../model/model.ts';
import type { ProcessHandler } from '../model/process.ts';
import type { Told } from './event-outcome.ts';
import { oncePer } from './once-per.ts';
import { wholeOf } from './sight.ts';

/** What is due later than this, no test lives to see. */
const hour = 3_600_000;

const isSoon = ({ do: done, schedule }: ProcessHandler): boolean =>
  done !== undefined || schedule.some(({ due }) => due.kind === 'at' || due.ms < hour);

/** The events that something else answers by doing more, now or later: nobody knows when. */
const heardBy = oncePer((model: Model): ReadonlySet<Event> => {
  const events = model.contexts.flatMap(({ policies, sagas, processes, streams }) => [
    ...policies.flatMap(({ on }) => on),
    ...sagas.map(({ on }) => on),
    ...processes.flatMap(({ on }) => on.filter(isSoon).map(({ event }) => event)),
    ...streams.flatMap(({ from }) => from),
  ]);
  return new Set(events);
});

/** Somebody hears them in any context, whether that is in sight or not. */
const heardEvents = (model: Model): ReadonlySet<Event> => heardBy(wholeOf(model));

/** Those of a context, as a fact that its files follow from. */
export const heardOf = ({ name }: Context, model: Model): readonly string[] =>
  [...heardEvents(model)].filter(({ context }) => context === name).map(({ id }) => id);

/** Whether nothing goes on by itself once these have happened. */
export const isSettled = (told: readonly Told[], model: Model): boolean =>
  told.every(({ event }) => !heardEvents(model).has(event));
