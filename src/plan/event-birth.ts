import type { Aggregate } from '../model/aggregate.ts';
import { creatingEvents } from '../model/creating-events.ts';
import type { Event } from '../model/event.ts';
import { oncePer } from './once-per.ts';

/**
 * When an event can happen: as the first of an aggregate, after others, or both. What may be the
 * first and look at the state goes on from a blank one.
 */
export type Birth = 'first' | 'either' | 'later';

/** Events that come when something exists: those of a command that changes, or behind the first. */
const laterEvents = oncePer(
  ({ commands }: Aggregate): ReadonlySet<Event> =>
    new Set(
      commands.flatMap(({ state, outcomes }) =>
        outcomes.flatMap(({ emit }) => emit.slice(state.changes ? 0 : 1).map(({ event }) => event)),
      ),
    ),
);

const firstEvents = oncePer((aggregate: Aggregate) => creatingEvents(aggregate));

export function birthOf(event: Event, aggregate: Aggregate): Birth {
  if (!firstEvents(aggregate).has(event)) return 'later';
  return laterEvents(aggregate).has(event) || looksAtState(event) ? 'either' : 'first';
}

function looksAtState({ apply }: Event): boolean {
  if (apply.kind === 'code') return true;
  return apply.set.some(({ value }) =>
    [...value.bindings.values()].some(
      ({ kind, name }) =>
        (kind === 'state' && name !== 'id') || (kind === 'whole' && name === '$state'),
    ),
  );
}

/** Whether an aggregate has a state before its first event. */
export const needsBlank = (aggregate: Aggregate): boolean =>
  aggregate.commands.some(({ state }) => state.creates && state.changes) ||
  aggregate.events.some((event) => birthOf(event, aggregate) === 'either');
