import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { eventSources } from './event-source.ts';
import { eventType } from './identifiers.ts';
import type { Import } from './imports.ts';
import { wholeOf } from './sight.ts';

/** The events of a context that others make views of or react to, as its contract hands them on. */
export function contractEvents({ name }: Context, model: Model): readonly Import[] {
  const others = wholeOf(model).contexts.filter((other) => other.name !== name);
  const heard = new Set(
    others.flatMap(({ views, policies, sagas, processes }) => [
      ...views.flatMap(({ on }) => on.map(({ event }) => event.id)),
      ...policies.flatMap(({ on }) => on.map(({ id }) => id)),
      ...sagas.map(({ on }) => on.id),
      ...processes.flatMap(({ on }) => on.map(({ event }) => event.id)),
    ]),
  );
  return eventSources(model)
    .filter(({ context }) => context === name)
    .flatMap(({ events, file }) =>
      events
        .filter(({ id }) => heard.has(id))
        .map((event) => ({ name: eventType(event, model), from: file, type: true })),
    );
}
