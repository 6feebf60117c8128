import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { eventType } from './identifiers.ts';
import type { Import } from './imports.ts';

/** The events of a context that views of others are made of, as its contract hands them on. */
export function contractEvents({ name, aggregates }: Context, model: Model): readonly Import[] {
  const others = model.contexts.filter((other) => other.name !== name);
  const heard = new Set(
    others.flatMap(({ views }) => views.flatMap(({ on }) => on.map(({ event }) => event))),
  );
  return aggregates.flatMap((aggregate) =>
    aggregate.events
      .filter((event) => heard.has(event))
      .map((event) => ({
        name: eventType(event, model),
        from: aggregateFiles(aggregate).events,
        type: true,
      })),
  );
}
