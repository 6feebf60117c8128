import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import {
  checkBinary,
  checkDate,
  checkDatetime,
  checkEmail,
  checkUri,
  checkUuid,
  Decimal,
  type FieldErrors,
} from '../domain/index.ts';
import { decimalKeyword } from './decimal-keyword.ts';
import type { JsonSchema } from './json-schema.ts';
import { textReader } from './read-texts.ts';
import { readingUuids, uuidKeyword } from './uuid-keyword.ts';
import { fieldErrorsOf } from './validation-messages.ts';

/** What is wrong with the data, or undefined. */
export type Validate = (data: unknown) => FieldErrors | undefined;

/** `read` turns texts of addresses into numbers and the like, and fills defaults in. */
export type Reading = 'as it is' | 'read';

/** More values than this, and only the first problem is looked for: a bound on work for bad input. */
const mostValues = 5_000;

/**
 * Compiles schemas that may refer to the shared ones, each when it is first needed: a process starts
 * at once, and one that serves a few routes never compiles the rest. The shared ones are compiled
 * once each.
 */
export class SchemaValidators {
  readonly #first: Readonly<Record<Reading, Ajv>>;
  readonly #all: Readonly<Record<Reading, Ajv>>;

  constructor(shared: readonly JsonSchema[]) {
    const read = shared.map(readingUuids);
    this.#first = eachReading(read, { allErrors: false });
    this.#all = eachReading(read, { allErrors: true });
  }

  compile(schema: JsonSchema, reading: Reading): Validate {
    const read = readingUuids(schema);
    const readTexts = reading === 'read' ? textReader(schema) : undefined;
    let first: ValidateFunction | undefined;
    let all: ValidateFunction | undefined;
    return (data) => {
      readTexts?.(data);
      first ??= this.#first[reading].compile(read);
      if (first(data)) {
        return undefined;
      }
      if (isLargerThan(data, mostValues)) {
        return fieldErrorsOf(errorsOf(first));
      }
      // Only for input that is known to be wrong, so most processes never compile it.
      all ??= this.#all[reading].compile(read);
      return fieldErrorsOf(all(data) ? errorsOf(first) : errorsOf(all));
    };
  }
}

function errorsOf(validate: ValidateFunction): readonly ErrorObject[] {
  return validate.errors ?? [];
}

function eachReading(
  shared: readonly JsonSchema[],
  options: Options,
): Readonly<Record<Reading, Ajv>> {
  return {
    'as it is': createAjv(shared, options),
    read: createAjv(shared, { ...options, useDefaults: true }),
  };
}

function createAjv(shared: readonly JsonSchema[], options: Options): Ajv {
  const ajv = new Ajv({
    ...options,
    strict: false,
    // 1e400 is read as Infinity, which is no number of JSON.
    strictNumbers: true,
    // Compiling the schema of schemas takes longer than all schemas of a small application.
    meta: false,
    validateSchema: false,
    discriminator: true,
    verbose: true,
    formats: {
      date: (text) => checkDate(text) === undefined,
      'date-time': (text) => checkDatetime(text) === undefined,
      uuid: (text) => checkUuid(text) === undefined,
      email: (text) => checkEmail(text) === undefined,
      uri: (text) => checkUri(text) === undefined,
      byte: (text) => checkBinary(text) === undefined,
      decimal: isDecimal,
    },
    keywords: [decimalKeyword, uuidKeyword],
  });
  for (const schema of shared) {
    ajv.addSchema(schema);
  }
  return ajv;
}

function isDecimal(text: string): boolean {
  try {
    Decimal.of(text);
    return true;
  } catch {
    return false;
  }
}

function isLargerThan(data: unknown, limit: number): boolean {
  const waiting = [data];
  let seen = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'object' && next !== null) {
      const values = Object.values(next);
      seen += values.length;
      if (seen > limit) {
        return true;
      }
      waiting.push(...values);
    }
  }
  return false;
}
