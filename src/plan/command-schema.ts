import type { Field } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import type { Returns } from '../model/returns.ts';
import { answered, objectOf, queryable } from './answer-schema.ts';
import { pathFields, type Routed, sentFields, sentIn } from './command-route.ts';
import {
  closed,
  elementSchema,
  fieldSchema,
  type JsonObject,
  mayBeAbsent,
  typeSchema,
} from './type-schema.ts';

interface Place {
  readonly model: Model;
  /** What is left out stays as it is: nothing is required, and no default takes its place. */
  readonly partial: boolean;
}

const wrapped = (schema: JsonObject, key: string | undefined): JsonObject =>
  key === undefined ? schema : objectOf([[key, schema]], [key]);

/** What a request holds besides its path; undefined: nothing, and what comes is not looked at. */
export function sentSchema(routed: Routed, { model, partial }: Place): JsonObject | undefined {
  const fields = sentFields(routed);
  const isQuery = sentIn(routed) === 'query';
  if (fields.length === 0) {
    const isRefused = !isQuery && model.http.unknownFields === 'reject';
    return isRefused ? { type: 'object', ...closed(model) } : undefined;
  }
  const schemaOf = (field: Field): JsonObject => {
    const schema = fieldSchema(partial ? { ...field, default: undefined } : field, model);
    return isQuery ? queryable(schema) : schema;
  };
  const required = fields.filter((field) => !partial && !mayBeAbsent(field));
  const object = objectOf(
    fields.map((field) => [field.wire, schemaOf(field)] as const),
    required.map(({ wire }) => wire),
    closed(model),
  );
  const { envelope } = routed.http;
  return envelope === undefined
    ? object
    : objectOf([[envelope, object]], [envelope], closed(model));
}

/** The path parameters; `id`: the field of what `:id` names. */
export function paramsSchema(
  routed: Routed,
  id: Field | undefined,
  model: Model,
): JsonObject | undefined {
  const hasId = routed.http.params.some(({ name }) => name === 'id');
  const fields = [...(hasId && id ? [{ ...id, name: 'id' }] : []), ...pathFields(routed)];
  if (fields.length === 0) return undefined;
  return {
    type: 'object',
    required: fields.map(({ name }) => name),
    properties: Object.fromEntries(
      fields.map(({ name, type }) => [name, queryable(elementSchema(type, model))]),
    ),
  };
}

/** What is answered. */
export function resultSchema(
  returns: Returns | undefined,
  { http }: Routed,
  model: Model,
): JsonObject {
  if (returns === undefined) return { type: 'null' };
  if (returns.kind === 'shape') return wrapped(typeSchema(returns, model), http.envelope);
  return wrapped(
    objectOf(
      returns.fields.map((field) => [field.wire, answered(field, model)] as const),
      returns.fields.map(({ wire }) => wire),
    ),
    http.envelope,
  );
}
