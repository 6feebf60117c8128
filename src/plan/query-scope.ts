import type { Answer, Embed } from '../model/answer.ts';
import type { Context } from '../model/context.ts';
import type { Field, Type } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import type { Model } from '../model/model.ts';
import type { Condition, Query } from '../model/query.ts';
import { hasTable } from './entity-fields.ts';
import { type EntityScope, entityScope } from './entity-scope.ts';
import { layerFile } from './paths.ts';
import type { PlannedFile, View } from './planned-file.ts';

/** A query that reads the rows of an entity. */
export type RowQuery = Query & {
  readonly body: Extract<Query['body'], { kind: 'from' }> & { readonly source: Entity };
};

/** A query whose body is written by hand. */
export type CodeQuery = Query & { readonly body: Extract<Query['body'], { kind: 'code' }> };

export const isRowQuery = (query: Query): query is RowQuery =>
  query.body.kind === 'from' && query.body.source.kind === 'entity' && hasTable(query.body.source);

export const isCodeQuery = (query: Query): query is CodeQuery => query.body.kind === 'code';

/** Children of aggregates have no code yet. */
const namesChild = (type: Type): boolean =>
  type.kind === 'map' ? namesChild(type.key) || namesChild(type.value) : type.kind === 'child';

const typesOf = ({ input, body }: CodeQuery): readonly Pick<Field, 'type'>[] => [
  ...input,
  ...(body.returns.kind === 'fields' ? body.returns.fields : [body.returns]),
];

/** The queries of a context that are generated, in the order of the spec. */
export const generatedQueries = ({ queries }: Context): readonly (RowQuery | CodeQuery)[] =>
  queries.filter(
    (query): query is RowQuery | CodeQuery =>
      isRowQuery(query) ||
      (isCodeQuery(query) && !typesOf(query).some(({ type }) => namesChild(type))),
  );

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
  cached: layerFile(context.name, 'infrastructure', `Cached${type}`).replace(
    /[^/]+$/,
    'queries/$&',
  ),
  answers: layerFile(context.name, 'presentation', `${type}Answers`),
  controller: layerFile(context.name, 'presentation', `${type}Controller`),
  schema: layerFile(context.name, 'presentation', type).replace(/[^/]+$/, 'schemas/$&'),
}));

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

/** Whether a query answers rows otherwise than the entity does. */
export const hasOwnAnswer = oncePerQuery(
  ({ query: { body } }: QueryScope<RowQuery>): boolean =>
    !isSameAnswer(body.answer, body.source.answer),
);

/** The entity whose rows are answered, as far as answering goes: with the query's own answer. */
export const rowScope = oncePerQuery((scope: QueryScope<RowQuery>): EntityScope => {
  const { model, context, query, type } = scope;
  const { source, answer } = query.body;
  const rows = entityScope(model, context, source);
  if (!hasOwnAnswer(scope)) return rows;
  return {
    ...rows,
    entity: { ...source, answer },
    names: { ...rows.names, answer: type },
  };
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
