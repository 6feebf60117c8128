import type { JsonValue } from '../domain/index.ts';
import { type FormField, keyOf, type VariantField } from './form-field.ts';
import type { JsonObject } from './read-form.ts';

/** What a form says, with the secrets that were left empty as they are stored. */
export function keepSecrets(
  fields: readonly FormField[],
  typed: JsonObject,
  stored: object,
): JsonObject {
  return kept(fields, typed, JSON.parse(JSON.stringify(stored)));
}

function kept(fields: readonly FormField[], typed: JsonObject, stored: JsonObject): JsonObject {
  const entries = fields.flatMap((field): [string, JsonValue][] => {
    const key = keyOf(field);
    const value = keptValue(field, typed[key], stored[key]);
    return value === undefined ? [] : [[key, value]];
  });
  return { ...typed, ...Object.fromEntries(entries) };
}

function keptValue(
  field: FormField,
  typed: JsonValue | undefined,
  stored: JsonValue | undefined,
): JsonValue | undefined {
  if (field.secret === true) {
    return typed ?? stored;
  }
  switch (field.kind) {
    case 'group':
      return isObject(typed) && isObject(stored) ? kept(field.fields, typed, stored) : typed;
    case 'rows':
      return isList(typed) && isList(stored) ? keptRows(field.fields, typed, stored) : typed;
    case 'variant':
      return isObject(typed) && isObject(stored) && typed.type === stored.type
        ? kept(fieldsOf(field, typed.type), typed, stored)
        : typed;
    default:
      return typed;
  }
}

function fieldsOf({ variants }: VariantField, type: JsonValue | undefined): readonly FormField[] {
  return variants.find(({ value }) => value === type)?.fields ?? [];
}

/** A row is the stored one that has its id. */
function keptRows(
  fields: readonly FormField[],
  typed: readonly JsonValue[],
  stored: readonly JsonValue[],
): readonly JsonValue[] {
  const rows = stored.filter(isObject);
  return typed.map((row) => {
    const before =
      isObject(row) && row.id !== undefined ? rows.find(({ id }) => id === row.id) : undefined;
    return isObject(row) && before !== undefined ? kept(fields, row, before) : row;
  });
}

function isList(json: JsonValue | undefined): json is readonly JsonValue[] {
  return Array.isArray(json);
}

function isObject(json: JsonValue | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
