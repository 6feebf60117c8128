import type { Embed } from '../model/answer.ts';
import type { Field } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import { rowForm } from './entity-answer.ts';
import type { AnswerScope } from './row-source.ts';
import { schemaName } from './schema-name.ts';
import { type JsonObject, typeSchema } from './type-schema.ts';

/** What is answered is known for sure. */
const complete: JsonObject = { additionalProperties: false };

export const described = (description: string | undefined): JsonObject =>
  description === undefined ? {} : { description };

export function objectOf(
  properties: readonly (readonly [string, JsonObject])[],
  required: readonly string[],
  end: JsonObject = complete,
): JsonObject {
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(properties),
    ...end,
  };
}

export const answered = (field: Field, model: Model): JsonObject => ({
  ...typeSchema(field, model),
  ...described(field.description),
});

function embedSchema({ source, many }: Embed, model: Model): JsonObject {
  const ref = { $ref: `${schemaName(source, model)}${rowForm(source).schema}#` };
  return many ? { type: 'array', items: ref } : { anyOf: [ref, { type: 'null' }] };
}

/** The properties of an answer: fields, additions and embedded rows. */
export function answerProperties({
  answer,
  model,
}: AnswerScope): (readonly [string, JsonObject])[] {
  const { fields, add, embed } = answer;
  return [
    ...[...fields, ...add].map((field) => [field.wire, answered(field, model)] as const),
    ...embed.map((one) => [one.name, embedSchema(one, model)] as const),
  ];
}

/** A query string holds text only: a decimal is one. */
export const queryable = (schema: JsonObject): JsonObject =>
  Array.isArray(schema.type) ? { ...schema, type: 'string' } : schema;
