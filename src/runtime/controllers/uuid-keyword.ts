import type { FuncKeywordDefinition } from 'ajv';
import { checkUuid } from '../domain/index.ts';
import type { JsonSchema } from './json-schema.ts';

const keyword = 'x-uuid';

/**
 * UUIDs are read in either case and are the same then, so that they are kept, compared and answered
 * in lower case (RFC 9562).
 */
export const uuidKeyword: FuncKeywordDefinition = {
  keyword,
  type: 'string',
  modifying: true,
  errors: false,
  validate(_schema: unknown, text: string, _parent: unknown, place?: Place): boolean {
    if (place !== undefined && /[A-F]/.test(text) && checkUuid(text) === undefined) {
      place.parentData[place.parentDataProperty] = text.toLowerCase();
    }
    return true;
  },
};

/** Where in the data a text stands. */
interface Place {
  readonly parentData: Record<string | number, unknown>;
  readonly parentDataProperty: string | number;
}

/** The same schema with that keyword wherever a UUID is wanted; names of fields stay as they are. */
export const readingUuids = (schema: JsonSchema): JsonSchema =>
  Object.fromEntries([
    ...Object.entries(schema).map(([key, value]) => [
      key,
      key === 'propertyNames' ? value : inside(value),
    ]),
    ...(schema.format === 'uuid' ? [[keyword, true]] : []),
  ]);

function inside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inside);
  return typeof value === 'object' && value !== null ? readingUuids(value as JsonSchema) : value;
}
