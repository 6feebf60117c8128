import type { ErrorObject } from 'ajv';
import type { FieldErrors } from '../domain/index.ts';

/** More places than this are not told one by one. */
const most = 100;

/** What a schema found wrong, by path of the field: `{ 'price.amount': ['must be at least 0'] }`. */
export function fieldErrorsOf(errors: readonly ErrorObject[]): FieldErrors {
  const telling = errors.filter(isTelling);
  const fields = new Map<string, string[]>();
  for (const error of telling.length > 0 ? telling : errors) {
    const path = pathOf(error);
    const message = messageOf(error);
    const known = fields.get(path);
    if (known === undefined) {
      if (fields.size < most) fields.set(path, [message]);
    } else if (!known.includes(message)) {
      known.push(message);
    }
  }
  return Object.fromEntries(fields);
}

/** An `anyOf` that did not match says nothing that its branches do not say better. */
function isTelling(error: ErrorObject): boolean {
  const combines = ['anyOf', 'oneOf', 'if', 'not'].includes(error.keyword);
  return !combines && !(error.keyword === 'type' && error.params.type === 'null');
}

function pathOf(error: ErrorObject): string {
  const pointer = error.instancePath.split('/').slice(1);
  const path = pointer.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const { missingProperty, additionalProperty, unevaluatedProperty, tag } = error.params;
  const below =
    missingProperty ??
    additionalProperty ??
    unevaluatedProperty ??
    (error.keyword === 'discriminator' ? tag : undefined);
  return (below === undefined ? path : [...path, String(below)]).join('.');
}

type Word = (error: ErrorObject) => string;

const words: Readonly<Record<string, Word>> = {
  required: () => 'is required',
  additionalProperties: () => 'is not known',
  unevaluatedProperties: () => 'is not known',
  type: (error) => (error.data === null ? 'must not be null' : `must be ${nounOf(error)}`),
  format: (error) => `must be ${formats[error.params.format] ?? error.params.format}`,
  enum: (error) => `must be one of ${error.params.allowedValues.join(', ')}`,
  const: (error) => `must be ${error.params.allowedValue}`,
  pattern: (error) => `must match ${error.params.pattern}`,
  minLength: (error) => `must be at least ${counted(error, 'character')} long`,
  maxLength: (error) => `must be at most ${counted(error, 'character')} long`,
  minimum: (error) => `must be at least ${error.params.limit}`,
  maximum: (error) => `must be at most ${error.params.limit}`,
  exclusiveMinimum: (error) => `must be more than ${error.params.limit}`,
  exclusiveMaximum: (error) => `must be less than ${error.params.limit}`,
  multipleOf: (error) => `must be a multiple of ${error.params.multipleOf}`,
  minItems: (error) => `must have at least ${counted(error, 'element')}`,
  maxItems: (error) => `must have at most ${counted(error, 'element')}`,
  uniqueItems: () => 'must not contain an element twice',
  discriminator: (error) =>
    error.params.error === 'mapping' ? 'is not one of the known types' : 'is required',
};

const nouns: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

const formats: Readonly<Record<string, string>> = {
  date: 'a date',
  'date-time': 'a date-time with an offset',
  uuid: 'a UUID',
  email: 'an e-mail address',
  uri: 'a URI',
  byte: 'base64',
  decimal: 'a decimal number',
};

function messageOf(error: ErrorObject): string {
  return words[error.keyword]?.(error) ?? error.message ?? 'is not valid';
}

function nounOf({ params }: ErrorObject): string {
  const types: readonly string[] = [params.type].flat();
  const wanted = types.filter((type) => type !== 'null');
  if (wanted.includes('string') && wanted.includes('number')) {
    return 'a decimal number';
  }
  return (wanted.length > 0 ? wanted : types).map((type) => nouns[type] ?? type).join(' or ');
}

function counted({ params }: ErrorObject, noun: string): string {
  return `${params.limit} ${noun}${params.limit === 1 ? '' : 's'}`;
}
