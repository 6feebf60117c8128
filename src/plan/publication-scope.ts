import type { Consume } from '../model/consume.ts';
import type { Context } from '../model/context.ts';
import type { Field, Root } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import type { Publish } from '../model/publish.ts';
import { type EventSource, eventSources } from './event-source.ts';
import { eventType } from './identifiers.ts';
import { camel, kebab, pascal } from './names.ts';
import { oncePer } from './once-per.ts';
import { contextFolder, layerFile } from './paths.ts';
import { wholeOf } from './sight.ts';
import { toldFields } from './told-fields.ts';

/** A publication with all that its files are planned from. */
export interface PublicationScope {
  readonly model: Model;
  readonly context: Context;
  readonly publish: Publish;
  readonly source: EventSource;
  /** What the event is recorded of. */
  readonly root: Root;
  /** What the event says, in the domain. @example 'OrderPaid' */
  readonly event: string;
  /** What others are told. @example 'OrderPaidMessage' */
  readonly message: string;
  /** @example 'orderPaidPublication' */
  readonly constant: string;
  readonly file: string;
  /** What is told: the id of what it happened to, then the fields that are published. */
  readonly fields: readonly Field[];
}

const scopesIn = oncePer((model: Model) =>
  oncePer((context: Context): readonly PublicationScope[] =>
    context.publishes.flatMap((publish) => {
      const { of } = publish.event;
      const source = eventSources(model).find(({ id }) => id === of);
      const root = [...context.aggregates, ...context.entities].find(({ id }) => id === of);
      if (source === undefined || root === undefined) return [];
      const event = eventType(publish.event, model);
      return [
        {
          model,
          context,
          publish,
          source,
          root,
          event,
          message: `${event}Message`,
          constant: `${camel(event)}Publication`,
          file: `${contextFolder(context.name)}/presentation/publications/${kebab(publish.event.name)}.ts`,
          fields: toldFields(publish),
        },
      ];
    }),
  ),
);

/** The publications of a context, in the order of the spec; the same scopes each time. */
export const publicationScopes = (model: Model, context: Context): readonly PublicationScope[] =>
  scopesIn(model)(context);

/** What publishes the events of a context. */
export const publisherOf = ({ name }: Pick<Context, 'name'>) => {
  const type = `${pascal(name)}Publisher`;
  return { type, file: layerFile(name, 'presentation', type) };
};

/** What its place in the log is kept under; no policy can be called so. @example 'ordering:publisher' */
export const publisherName = (context: string): string => `${kebab(context)}:publisher`;

/** Who gets what is said on a channel: each context that listens, unless the app has it as a queue. */
export const channelKind = (channel: string, model: Model): Consume['delivery'] =>
  wholeOf(model)
    .contexts.flatMap(({ consumes }) => consumes)
    .find(({ name }) => name === channel)?.delivery ?? 'topic';
