import type { Field } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import { described, objectOf, queryable } from './answer-schema.ts';
import { isList } from './entity-fields.ts';
import { answerRef } from './query-answer.ts';
import { isPaged, isTimed, mayBeMissing, paramFields, queryFields } from './query-input.ts';
import { codeResult } from './query-result.ts';
import { type CodeQuery, isRowQuery, type QueryScope, type RowQuery } from './query-scope.ts';
import { jsonText, propertyName } from './schema-text.ts';
import { defaultJson, elementSchema, type Json, type JsonObject } from './type-schema.ts';
import { isDecimal } from './type-text.ts';

/** A default as text says it: a query string has nothing else for decimals. */
function defaultOf(field: Field): JsonObject {
  const value: Json | undefined =
    field.default?.kind === 'number' && isDecimal(field.type)
      ? field.default.text
      : defaultJson(field.default);
  return value === undefined ? {} : { default: value };
}

function inputSchema(field: Field, model: Model): JsonObject {
  const element = queryable(elementSchema(field.type, model));
  const schema: JsonObject = isList(field)
    ? { type: 'array', ...(field.card === 'some' && { minItems: 1 }), items: element }
    : element;
  return { ...schema, ...described(field.description), ...defaultOf(field) };
}

/** A property of a route's schema, as it stands there. */
function schemaLine(key: string, schema: JsonObject, indent = 10): string {
  const column = indent + 2 + key.length;
  return `${' '.repeat(indent)}${key}: ${jsonText(schema, { indent, column, after: ',' })},`;
}

const paramsSchema = (fields: readonly Field[], model: Model): JsonObject => ({
  type: 'object',
  required: fields.map(({ name }) => name),
  properties: Object.fromEntries(fields.map((field) => [field.name, inputSchema(field, model)])),
});

/** The query string: `pageQuery` of the runtime gives the page's part. */
function queryStringLines({ query, model }: QueryScope): readonly string[] {
  const fields = queryFields(query);
  const required = fields.filter(
    (field) => !mayBeMissing(field) && !isTimed(field) && field.default === undefined,
  );
  const page = isRowQuery(query) && isPaged(query) ? query.body.page : undefined;
  if (fields.length === 0 && page === undefined) return [];
  const names: Json = required.map(({ wire }) => wire);
  return [
    '          querystring: {',
    "            type: 'object',",
    ...(required.length > 0
      ? [`            required: ${jsonText(names, { indent: 12, column: 22, after: ',' })},`]
      : []),
    '            properties: {',
    ...fields.map((field) => schemaLine(propertyName(field.wire), inputSchema(field, model), 14)),
    ...(page === undefined ? [] : [`              ...pageQuery(${page.size}, ${page.max}),`]),
    '            },',
    '          },',
  ];
}

const whole: JsonObject = { type: 'integer', minimum: 0 };

function rowsSchema(scope: QueryScope<RowQuery>): JsonObject {
  const { query } = scope;
  const key = query.http?.envelope;
  const row = answerRef(scope);
  if (query.body.rows === 'one') return wrapped(row, key);
  const items = { type: 'array', items: row };
  if (!isPaged(query)) return wrapped(items, key);
  const name = key ?? 'items';
  return objectOf(
    [
      [name, items],
      ['total', whole],
      ['limit', whole],
      ['offset', whole],
    ],
    [name, 'total', 'limit', 'offset'],
  );
}

const wrapped = (schema: JsonObject, key: string | undefined): JsonObject =>
  key === undefined ? schema : objectOf([[key, schema]], [key]);

const codeSchema = (scope: QueryScope<CodeQuery>): JsonObject =>
  wrapped(codeResult(scope).schema, scope.query.http?.envelope);

/** The lines of a route's schema that say what is read and answered. */
export function querySchemaLines(scope: QueryScope): readonly string[] {
  const { query, model } = scope;
  const params = paramFields(query);
  const answer = isRowQuery(query)
    ? rowsSchema({ ...scope, query })
    : codeSchema({ ...scope, query });
  return [
    ...(params.length > 0 ? [schemaLine('params', paramsSchema(params, model))] : []),
    ...queryStringLines(scope),
    schemaLine('response', { [query.http?.status ?? 200]: answer }),
  ];
}
