import type { Aggregate as SpecAggregate } from '../../spec/aggregate.ts';
import type { Aggregate } from '../aggregate.ts';
import type { Event } from '../event.ts';
import type { Building, Site } from './site.ts';

/** What the commands of an aggregate do to its events and states, looked at together. */
export function linkEvents(
  aggregate: Aggregate,
  events: readonly Building<Event>[],
  { written, site }: { readonly written: SpecAggregate; readonly site: Site },
): void {
  setTargets(aggregate, events, { written, site });
  const { commands } = aggregate;
  const emitted = new Set(
    commands.flatMap(({ outcomes }) =>
      outcomes.flatMap(({ emit }) => emit.map(({ event }) => event)),
    ),
  );
  for (const event of events) {
    if (!emitted.has(event)) site.report('SPEC_EVENT_UNUSED', event.at, { name: event.name });
  }
  const reached = new Set(
    commands.flatMap(({ state, outcomes }) => [
      ...state.to,
      ...outcomes.flatMap(({ to }) => to ?? []),
      ...(state.creates ? [aggregate.states?.first] : []),
    ]),
  );
  for (const { name } of written.states) {
    if (!reached.has(name.text)) site.report('SPEC_STATE_UNREACHED', name.at, { name: name.text });
  }
}

/** The last event of an outcome moves the state, and always to the same one. */
function setTargets(
  aggregate: Aggregate,
  events: readonly Building<Event>[],
  { written, site }: { readonly written: SpecAggregate; readonly site: Site },
): void {
  aggregate.commands.forEach((command, index) => {
    const from = written.commands[index];
    command.outcomes.forEach((outcome, at) => {
      const emissions = from?.outcomes?.[at]?.emit ?? from?.emit;
      const last = outcome.emit.at(-1);
      const event = events.find((event) => event === last?.event);
      const place = emissions?.at(-1)?.event.at;
      if (event === undefined || outcome.to === undefined || place === undefined) return;
      if (event.to !== undefined && event.to !== outcome.to) {
        site.report('SPEC_EVENT_TWO_TARGETS', place, {
          name: event.name,
          here: outcome.to,
          elsewhere: event.to,
        });
      }
      event.to ??= outcome.to;
    });
  });
}
