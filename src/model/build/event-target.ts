import type { Aggregate as SpecAggregate } from '../../spec/aggregate.ts';
import type { Aggregate } from '../aggregate.ts';
import { creatingEvents } from '../creating-events.ts';
import type { Event } from '../event.ts';
import type { Building, Site } from './site.ts';

/** What the commands of an aggregate do to its events and states, looked at together. */
export function linkEvents(
  aggregate: Aggregate,
  events: readonly Building<Event>[],
  { written, site }: { readonly written: SpecAggregate; readonly site: Site },
): void {
  setTargets(aggregate, events, { written, site });
  checkCreated(aggregate, site);
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

/** What creates an aggregate says every field of its state that nothing else can. */
function checkCreated(aggregate: Aggregate, site: Site): void {
  const { fields, name } = aggregate;
  const needed = fields.filter(
    (field) =>
      (field.card === 'one' || field.card === 'some') &&
      field.default === undefined &&
      field.computed === undefined &&
      field.type.kind !== 'map',
  );
  for (const { name: by, apply, same, at } of creatingEvents(aggregate)) {
    if (apply.kind === 'code') continue;
    const missing = needed.find(
      (field) => !same.includes(field) && !apply.set.some((one) => one.field === field),
    );
    if (missing === undefined) continue;
    const target = `${name}.${missing.name}`;
    site.report('SPEC_EVENT_FIELD_UNFILLED', at, { field: missing.name, target, by });
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
