import type { Default, Field, ScalarType, Shape, Type } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import { schemaName } from './schema-name.ts';

/** Plain JSON, in the order in which it is to be written. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };

/** `{ key: value }`, or nothing where there is no value. */
const given = (key: string, value: Json | undefined): JsonObject =>
  value === undefined ? {} : { [key]: value };

const number = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

const textSchema = ({ min, max, pattern }: ScalarType): JsonObject => ({
  type: 'string',
  ...given('minLength', number(min)),
  ...given('maxLength', number(max)),
  ...given('pattern', pattern),
});

const rangeSchema = (type: 'integer' | 'number', { min, max }: ScalarType): JsonObject => {
  const widest = type === 'integer' ? Number.MAX_SAFE_INTEGER : undefined;
  return {
    type,
    ...given('minimum', number(min) ?? (widest && -widest)),
    ...given('maximum', number(max) ?? widest),
  };
};

const decimalSchema = ({ min, max, scale }: ScalarType): JsonObject => ({
  type: ['string', 'number'],
  format: 'decimal',
  'x-decimal': { ...given('scale', scale), ...given('minimum', min), ...given('maximum', max) },
});

const formats: Readonly<Record<string, string>> = {
  date: 'date',
  datetime: 'date-time',
  uuid: 'uuid',
  email: 'email',
  uri: 'uri',
  binary: 'byte',
};

function scalarSchema(type: ScalarType): JsonObject {
  switch (type.scalar) {
    case 'int':
      return rangeSchema('integer', type);
    case 'number':
      return rangeSchema('number', type);
    case 'decimal':
      return decimalSchema(type);
    case 'bool':
      return { type: 'boolean' };
    case 'json':
      return {};
    default:
      return { ...textSchema(type), ...given('format', formats[type.scalar]) };
  }
}

function keySchema(type: Type, model: Model): JsonObject {
  if (type.kind === 'enum') return { propertyNames: { $ref: `${schemaName(type.enum, model)}#` } };
  const schema = elementSchema(type, model);
  const isText = schema.type === 'string' && Object.keys(schema).length > 1;
  if (isText) return { propertyNames: schema };
  return schema.type === 'integer' ? { propertyNames: { pattern: '^-?[0-9]+$' } } : {};
}

/** The schema of one element, whatever its card. */
export function elementSchema(type: Type, model: Model): JsonObject {
  switch (type.kind) {
    case 'scalar':
      return scalarSchema(type);
    case 'alias':
      return elementSchema(type.alias.type, model);
    case 'ref':
      return elementSchema(type.target.identity.field.type, model);
    case 'enum':
      return { $ref: `${schemaName(type.enum, model)}#` };
    case 'union':
      return { $ref: `${schemaName(type.union, model)}#` };
    case 'value':
      return { $ref: `${schemaName(type.value, model)}#` };
    case 'entity':
      return { $ref: `${schemaName(type.entity, model)}#` };
    case 'child':
      return { $ref: `${schemaName(type.child, model)}#` };
    case 'map':
      return {
        type: 'object',
        ...keySchema(type.key, model),
        additionalProperties: elementSchema(type.value, model),
      };
  }
}

/** The same, `null` being allowed. */
export function nullable(schema: JsonObject): JsonObject {
  const { type } = schema;
  if (type === undefined) return '$ref' in schema ? { anyOf: [schema, { type: 'null' }] } : schema;
  return { ...schema, type: [...(Array.isArray(type) ? type : [type]), 'null'] };
}

/** The JSON Schema of a type with its card. */
export function typeSchema(
  shape: Shape & Partial<Pick<Field, 'distinct'>>,
  model: Model,
): JsonObject {
  const element = elementSchema(shape.type, model);
  switch (shape.card) {
    case 'one':
      return element;
    case 'optional':
      return nullable(element);
    default:
      return {
        type: 'array',
        ...(shape.card === 'some' && { minItems: 1 }),
        ...(shape.distinct && { uniqueItems: true }),
        items: element,
      };
  }
}

/** A default that is known beforehand, as JSON. */
export function defaultJson(value: Default | undefined): Json | undefined {
  switch (value?.kind) {
    case 'number':
      return Number(value.text);
    case 'bool':
    case 'text':
      return value.value;
    case 'member':
      return value.member.wire;
    default:
      return undefined;
  }
}

/** The JSON Schema of a field, with what a reader of the API should know about it. */
export const fieldSchema = (field: Field, model: Model): JsonObject => ({
  ...typeSchema(field, model),
  ...given('description', field.description),
  ...given('default', defaultJson(field.default)),
});

/** Whether a request may leave the field out: lists and maps are empty then. */
export const mayBeAbsent = ({ card, type, default: value }: Field): boolean =>
  card === 'optional' || card === 'many' || value !== undefined || isMap(type, card);

export const isMap = (type: Type, card: Field['card']): boolean =>
  type.kind === 'map' && card === 'one';

/** Where the spec wants unknown fields refused. */
export const closed = ({ http }: Model): JsonObject =>
  http.unknownFields === 'reject' ? { additionalProperties: false } : {};

/**
 * An object of the given fields, by their names on the wire. Computed ones are answered and never
 * required.
 */
export function objectSchema(fields: readonly Field[], model: Model): JsonObject {
  const required = fields.filter((field) => !mayBeAbsent(field) && !field.computed);
  return {
    type: 'object',
    ...(required.length > 0 && { required: required.map(({ wire }) => wire) }),
    properties: Object.fromEntries(fields.map((field) => [field.wire, fieldSchema(field, model)])),
    ...closed(model),
  };
}
