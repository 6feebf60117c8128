import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { type Doc, group, ifBreak, indent, join, line, printDoc } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { eventSources } from './event-source.ts';
import type { Import } from './imports.ts';
import { brackets } from './layout.ts';
import { camel } from './names.ts';
import {
  generatedQueries,
  isRowQuery,
  type QueryScope,
  queryScope,
  type RowQuery,
} from './query-scope.ts';
import { viewConstant } from './view-scope.ts';
import { viewImport } from './view-wiring.ts';
import type { Wiring } from './wiring.ts';

/** The events of one source that evict. */
interface Evicting {
  readonly category: string;
  readonly events: readonly string[];
}

function evictingOf({ query, model }: QueryScope<RowQuery>): readonly Evicting[] {
  const ids = query.cache?.evictOn ?? [];
  return eventSources(model).flatMap(({ category, events }) => {
    const evicting = events.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
    return evicting.length === 0 ? [] : [{ category, events: evicting }];
  });
}

/** Whether events make a query forget what it has kept. */
export const isEvicted = (scope: QueryScope<RowQuery>): boolean => evictingOf(scope).length > 0;

/** The variable that holds what a query has kept. */
export const readsVariable = ({ type }: QueryScope): string => `${camel(type)}Reads`;

const object = (items: readonly Doc[]): Doc =>
  group(['{', indent(line, join([',', line], items)), ifBreak(','), line, '}']);

/** A view that follows may show an event later than that has happened. */
const followedView = ({ query }: QueryScope<RowQuery>) =>
  query.body.source.kind === 'view' && !query.body.source.sync ? query.body.source : undefined;

function evictionDoc(scope: QueryScope<RowQuery>): Doc {
  const types = evictingOf(scope).map(({ category, events }): Doc => {
    const list = brackets({ open: '[', close: ']', items: events.map(stringLiteral) });
    return [stringLiteral(category), ': ', list];
  });
  const view = followedView(scope);
  return object([
    `reads: ${readsVariable(scope)}`,
    ['types: ', object(types)],
    ...(view ? [`view: ${viewConstant(view)}`] : []),
  ]);
}

const evictedQueries = (context: Context, model: Model): readonly QueryScope<RowQuery>[] =>
  generatedQueries(context)
    .filter(isRowQuery)
    .map((query) => queryScope(model, context, query))
    .filter(isEvicted);

export const hasEvictions = (context: Context, model: Model): boolean =>
  evictedQueries(context, model).length > 0;

/** What the caches of a context's queries forget, handed out to whoever hears of the events. */
export function evictionWiring(context: Context, model: Model): Wiring {
  const scopes = evictedQueries(context, model);
  if (scopes.length === 0) return {};
  const member = 'evictions: ';
  const list = brackets({ open: '[', close: ']', items: scopes.map(evictionDoc) });
  const views = scopes.flatMap((scope): readonly Import[] => {
    const view = followedView(scope);
    return view ? [viewImport(view)] : [];
  });
  return {
    handed: [
      {
        name: 'evictions',
        type: 'readonly Eviction[]',
        value: printDoc([member, list], { indent: 4, after: ',' }).slice(member.length),
        imports: [
          { name: 'Eviction', from: '@plinth/runtime/eventsourcing', type: true },
          ...views,
        ],
      },
    ],
  };
}
