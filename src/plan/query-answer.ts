import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { answerFiles, answerSchemaName } from './answer-files.ts';
import { declaredFile } from './declared-file.ts';
import { isEmbedded } from './entity-needs.ts';
import type { Import } from './imports.ts';
import type { PlannedFile } from './planned-file.ts';
import {
  generatedQueries,
  hasOwnAnswer,
  isRowQuery,
  type QueryScope,
  queryFile,
  queryFiles,
  queryScope,
  type RowQuery,
  rowScope,
  sourceScope,
} from './query-scope.ts';
import { type RowSource, sourceSchemaFile } from './row-source.ts';
import { schemaName } from './schema-name.ts';
import type { JsonObject } from './type-schema.ts';

/** The schema of one answered row. */
export const answerRef = (scope: QueryScope<RowQuery>): JsonObject => {
  const thing = hasOwnAnswer(scope) ? scope.query : scope.query.body.source;
  return { $ref: `${schemaName(thing, scope.model)}#` };
};

/** The files that make a query's own answer: none where it answers what is usual. */
export function planQueryAnswer(scope: QueryScope<RowQuery>): readonly PlannedFile[] {
  if (!hasOwnAnswer(scope)) return [];
  const { rows } = scope.query.body;
  return answerFiles(rowScope(scope), {
    thing: scope.query,
    schema: queryFiles(scope).schema,
    used: { one: rows === 'one', many: rows === 'list' },
  }).map((file) => queryFile(scope, file));
}

const rowScopes = (context: Context, model: Model): readonly QueryScope<RowQuery>[] =>
  generatedQueries(context)
    .filter(isRowQuery)
    .map((query) => queryScope(model, context, query));

/**
 * The queries whose routes answer a source as is usual, none for one that others only embed;
 * entities answer for themselves.
 */
function askers(context: Context, model: Model): ReadonlyMap<RowSource, readonly RowQuery[]> {
  const embedded = context.aggregates.filter((aggregate) => isEmbedded(aggregate, model));
  const found = new Map<RowSource, RowQuery[]>(embedded.map((aggregate) => [aggregate, []]));
  for (const scope of rowScopes(context, model)) {
    const { source } = scope.query.body;
    if (source.kind === 'entity' || scope.query.http === undefined || hasOwnAnswer(scope)) continue;
    found.set(source, [...(found.get(source) ?? []), scope.query]);
  }
  return found;
}

/** The files that make the usual answers of aggregates and views. */
export const planSourceAnswers = (context: Context, model: Model): readonly PlannedFile[] =>
  [...askers(context, model)].flatMap(([source, queries]) => {
    const asks = (rows: 'one' | 'list') => queries.some(({ body }) => body.rows === rows);
    return answerFiles(sourceScope(model, context, source), {
      thing: source,
      schema: sourceSchemaFile(source),
      used: { one: asks('one'), many: asks('list') },
    }).map(({ role, path, template, view }) =>
      declaredFile(source, {
        role,
        path,
        template: `app/src/contexts/__context__/${template}`,
        view,
      }),
    );
  });

/** The schemas of answers that no entity's routes give. */
export function querySchemas(context: Context, model: Model): readonly Import[] {
  const own = rowScopes(context, model).filter(hasOwnAnswer);
  return [
    ...[...askers(context, model).keys()].map((source) => ({
      name: answerSchemaName(sourceScope(model, context, source)),
      from: sourceSchemaFile(source),
    })),
    ...own.map((scope) => ({
      name: answerSchemaName(rowScope(scope)),
      from: queryFiles(scope).schema,
    })),
  ];
}
