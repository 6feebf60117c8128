import type { JsonValue } from '../domain/index.ts';
import { countName, type FormField, type FormValues, keyOf, placed } from './form-field.ts';

type Values = Record<string, string | readonly string[]>;

/**
 * What a form shows for a row: the other way round than `readForm`. Values and decimals are shown
 * as JSON, secrets not at all.
 */
export function fillForm(fields: readonly FormField[], row: object): FormValues {
  return fillFields(fields, JSON.parse(JSON.stringify(row)));
}

function fillFields(fields: readonly FormField[], json: object): FormValues {
  const values: Values = {};
  const byKey = new Map<string, JsonValue>(Object.entries(json));
  for (const field of fields) {
    fillField(field, byKey.get(keyOf(field)), values);
  }
  return values;
}

function fillField(field: FormField, value: JsonValue | undefined, values: Values): void {
  if (value === null || value === undefined || field.secret === true) {
    return;
  }
  switch (field.kind) {
    case 'group':
      Object.assign(values, fillFields(placed(field.fields, field.name), Object(value)));
      return;
    case 'rows':
      fillRows(field, Array.isArray(value) ? value : [], values);
      return;
    case 'variant':
      fillVariant(field, Object(value), values);
      return;
    default:
      values[field.name] = textOf(field, value);
  }
}

function fillRows(
  field: FormField & { kind: 'rows' },
  rows: readonly JsonValue[],
  values: Values,
): void {
  values[countName(field.name)] = String(rows.length);
  rows.forEach((row, at) => {
    Object.assign(values, fillFields(placed(field.fields, `${field.name}.${at}`), Object(row)));
  });
}

function fillVariant(
  field: FormField & { kind: 'variant' },
  value: { readonly type?: unknown },
  values: Values,
): void {
  const type = String(value.type);
  values[`${field.name}.type`] = type;
  const variant = field.variants.find((known) => known.value === type);
  Object.assign(values, fillFields(placed(variant?.fields ?? [], `${field.name}.${type}`), value));
}

function textOf(field: FormField, value: JsonValue): string | readonly string[] {
  switch (field.kind) {
    case 'choices':
      return Array.isArray(value) ? value.map(String) : [String(value)];
    case 'lines':
      return Array.isArray(value) ? value.join('\n') : String(value);
    case 'json':
      return JSON.stringify(value, null, 2);
    case 'datetime':
      return String(value).replace(/(\.0+)?Z$/, '');
    default:
      return String(value);
  }
}
