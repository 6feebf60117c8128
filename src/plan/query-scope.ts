import type { Answer, Embed } from '../model/answer.ts';
import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import type { Condition, Query } from '../model/query.ts';
import { hasTable } from './entity-fields.ts';
import { entityScope } from './entity-scope.ts';
import { oncePer } from './once-per.ts';
import { layerFile } from './paths.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { type AnswerScope, openRowFields, type RowSource, sourceNames } from './row-source.ts';

/** A query that reads rows: of an entity, an aggregate or a view. */
export type RowQuery = Query & { readonly body: Extract<Query['body'], { kind: 'from' }> };

/** A query whose body is written by hand. */
export type CodeQuery = Query & { readonly body: Extract<Query['body'], { kind: 'code' }> };

export const isRowQuery = (query: Query): query is RowQuery =>
  query.body.kind === 'from' &&
  (query.body.source.kind !== 'entity' || hasTable(query.body.source));

export const isCodeQuery = (query: Query): query is CodeQuery => query.body.kind === 'code';

/** Whether rows are read from a table: those of an event-sourced aggregate are made of its events. */
export const readsTable = ({ body: { source } }: RowQuery): boolean =>
  source.kind !== 'aggregate' || source.store === 'state';

/** Whether a query answers one aggregate over HTTP, and with it the version for its ETag. */
export const answersVersion = ({ http, body: { source, rows } }: RowQuery): boolean =>
  http !== undefined && rows === 'one' && source.kind === 'aggregate';

/** The queries of a context, in the order of the spec. */
export const generatedQueries = ({ queries }: Context): readonly (RowQuery | CodeQuery)[] =>
  queries.filter((query): query is RowQuery | CodeQuery => isRowQuery(query) || isCodeQuery(query));

/** One query with all that its files are planned from. */
export interface QueryScope<Q extends Query = RowQuery | CodeQuery> {
  readonly model: Model;
  readonly context: Context;
  readonly query: Q;
  /** @example 'Cheap' */
  readonly type: string;
}

export const queryScope = <Q extends Query>(
  model: Model,
  context: Context,
  query: Q,
): QueryScope<Q> => ({ model, context, query, type: query.name });

/** As `oncePer`; scopes are copied to narrow their types, the query in them stays the same. */
export function oncePerQuery<Q extends Query, Value>(
  make: (scope: QueryScope<Q>) => Value,
): (scope: QueryScope<Q>) => Value {
  const known = new WeakMap<Query, { readonly value: Value }>();
  return (scope) => {
    const found = known.get(scope.query) ?? { value: make(scope) };
    known.set(scope.query, found);
    return found.value;
  };
}

/** Where the files of a query are. */
export const queryFiles = oncePerQuery(({ context, type }: QueryScope) => ({
  query: layerFile(context.name, 'application', type).replace(/[^/]+$/, 'queries/$&'),
  sql: layerFile(context.name, 'infrastructure', `Sql${type}`).replace(/[^/]+$/, 'queries/$&'),
  eventSourced: layerFile(context.name, 'infrastructure', `EventSourced${type}`).replace(
    /[^/]+$/,
    'queries/$&',
  ),
  cached: layerFile(context.name, 'infrastructure', `Cached${type}`).replace(
    /[^/]+$/,
    'queries/$&',
  ),
  answers: layerFile(context.name, 'presentation', `${type}Answers`),
  controller: layerFile(context.name, 'presentation', `${type}Controller`),
  schema: layerFile(context.name, 'presentation', type).replace(/[^/]+$/, 'schemas/$&'),
}));

/** What is asked: the type of a query, and its file. */
export const queryPort = (scope: QueryScope) => ({
  type: `${scope.type}Query`,
  from: queryFiles(scope).query,
});

/** A file of a query, known by what it is for. */
export interface QueryFile {
  readonly role: string;
  readonly path: string;
  /** Below the context's folder. */
  readonly template: string;
  /** Where that folder is; `src` unless it says something else. */
  readonly below?: 'test';
  readonly view: View;
}

/** @example 'Catalog.Cheap#sql' */
export function queryFile({ query }: QueryScope, file: QueryFile): PlannedFile {
  const { role, path, template, below = 'src', view } = file;
  return {
    path,
    id: `${query.id}#${role}`,
    was: query.was === undefined ? undefined : `${query.context}.${query.was}#${role}`,
    template: `app/${below}/contexts/__context__/${template}`,
    view,
  };
}

const embedKey = (embed: Embed): string =>
  embed.kind === 'target'
    ? `${embed.name}: ${embed.field.name}`
    : `${embed.name}: ${embed.source.id} by ${embed.by.name}, ${embed.many}`;

/** Whether two answers hold the same; computed additions are not compared. */
function isSameAnswer(one: Answer, other: Answer): boolean {
  const embeds = [one, other].map(({ embed }) => embed.map(embedKey).join('; '));
  return (
    one.add.length + other.add.length === 0 &&
    one.fields.length === other.fields.length &&
    one.fields.every((field, at) => field === other.fields[at]) &&
    embeds[0] === embeds[1]
  );
}

/** What is answered of a row where nothing else is said. */
const plainAnswer = oncePer(
  (source: RowSource): Answer =>
    source.kind === 'entity'
      ? source.answer
      : { fields: openRowFields(source), add: [], embed: [] },
);

/** Whether a query answers rows otherwise than is usual. */
export const hasOwnAnswer = oncePerQuery(
  ({ query: { body } }: QueryScope<RowQuery>): boolean =>
    !isSameAnswer(body.answer, plainAnswer(body.source)),
);

/** The usual answer of a row. */
export function sourceScope(model: Model, context: Context, source: RowSource): AnswerScope {
  if (source.kind === 'entity') return entityScope(model, context, source);
  return { model, context, source, answer: plainAnswer(source), names: sourceNames(source) };
}

/** The rows that are answered, with the query's own answer where it has one. */
export const rowScope = oncePerQuery((scope: QueryScope<RowQuery>): AnswerScope => {
  const { model, context, query, type } = scope;
  const { source, answer } = query.body;
  const rows = sourceScope(model, context, source);
  return hasOwnAnswer(scope) ? { ...rows, answer, names: { ...rows.names, answer: type } } : rows;
});

/** The operands that name who asks. */
export const actorOperands = ({ body }: RowQuery) =>
  body.where.flatMap(({ operand, column }) =>
    operand.kind === 'actor' ? [{ name: operand.name, column }] : [],
  );

/** Those that are claims of the token: they may be missing. */
export const claims = (query: RowQuery) =>
  actorOperands(query).filter(
    ({ name }, at, all) => name !== 'id' && all.findIndex((one) => one.name === name) === at,
  );

/** Conditions that hold only when an input is given. */
export const optionalConditions = ({ body }: RowQuery): readonly Condition[] =>
  body.where.filter(({ optional }) => optional);

/** Whether who may ask depends on more than his roles. */
export const hasAllowCondition = ({ allow }: Query): boolean =>
  allow.some(({ condition }) => condition !== undefined);

/** Whether `ask` is told who asks. */
export const asksActor = (query: Query): boolean =>
  isRowQuery(query) &&
  (actorOperands(query).length > 0 || (query.cache !== undefined && hasAllowCondition(query)));

/** The first line of a class that answers a query, or three where it is too long. */
export function queryClass({ type }: QueryScope, name: string): string {
  const line = `export class ${name} implements ${type}Query {`;
  return line.length <= 100 ? line : `export class ${name}\n  implements ${type}Query\n{`;
}
