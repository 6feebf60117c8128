import type { Event } from '../model/event.ts';
import type { Model } from '../model/model.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { aggregateNames } from './aggregate-names.ts';
import { rowEventFiles, rowEventNames, rowEventsOf, tellsOfRows } from './entity-events.ts';
import { oncePer } from './once-per.ts';

/** What events are recorded of: an aggregate, or an entity that tells of its rows. */
export interface EventSource {
  /** @example 'Accounts.Account' */
  readonly id: string;
  readonly context: string | undefined;
  /** What its streams are filed under. @example 'accounts.account' */
  readonly category: string;
  /** The map of payloads. @example 'AccountEvents' */
  readonly type: string;
  /** The file of the payloads. */
  readonly file: string;
  readonly events: readonly Event[];
}

/** Everything of an app that events are recorded of. */
export const eventSources = oncePer((model: Model): readonly EventSource[] =>
  model.contexts.flatMap(({ aggregates, entities }) => [
    ...aggregates.map((aggregate): EventSource => {
      const { category, events: type } = aggregateNames(aggregate);
      const { id, context, events } = aggregate;
      return { id, context, category, type, file: aggregateFiles(aggregate).events, events };
    }),
    ...entities.filter(tellsOfRows).map((entity): EventSource => {
      const { category, events: type } = rowEventNames(entity);
      const { id, context } = entity;
      const { events: file } = rowEventFiles(entity);
      return { id, context, category, type, file, events: rowEventsOf(entity) };
    }),
  ]),
);
