import type { JsonValue } from '../domain/index.ts';
import {
  type ChoiceField,
  type ChoicesField,
  type FormField,
  type FormValues,
  firstOf,
  type GroupField,
  keyOf,
  type LinesField,
  placed,
  type RowsField,
  rowCount,
  type VariantField,
} from './form-field.ts';

export type JsonObject = { readonly [key: string]: JsonValue };

/**
 * The JSON that a filled-in form stands for: the same that a client of the HTTP interface would send.
 * What cannot be read (a number that is none) is handed on as text, so that the schema refuses it.
 */
export function readForm(fields: readonly FormField[], values: FormValues): JsonObject {
  const entries = fields.flatMap((field): [string, JsonValue][] => {
    const value = readField(field, values);
    return value === undefined ? [] : [[keyOf(field), value]];
  });
  return Object.fromEntries(entries);
}

/** Undefined leaves the field out. */
function readField(field: FormField, values: FormValues): JsonValue | undefined {
  if (field.secret === true && isEmpty(field, values)) {
    return undefined;
  }
  switch (field.kind) {
    case 'check':
      return firstOf(values[field.name]) === 'true';
    case 'choices':
      return readChoices(field, values);
    case 'lines':
      return readLines(field, values);
    case 'group':
      return readGroup(field, values);
    case 'rows':
      return readRows(field, values);
    case 'variant':
      return readVariant(field, values);
    default:
      return readText(field, firstOf(values[field.name]) ?? '');
  }
}

type SingleField = Exclude<
  FormField,
  { kind: 'check' | 'choices' | 'lines' | 'group' | 'rows' | 'variant' }
>;

function readText(field: SingleField, typed: string): JsonValue | undefined {
  // Browsers send line ends as CRLF.
  const text = typed.replaceAll('\r\n', '\n');
  if (text.trim() === '') {
    return field.kind === 'hidden' ? undefined : emptyOf(field, text);
  }
  switch (field.kind) {
    case 'number':
      return numberOr(text);
    case 'decimal':
      return text.trim().replace(',', '.');
    case 'datetime':
      return datetimeOf(text.trim());
    case 'choice':
      return optionOf(field, text);
    case 'json':
      return jsonOr(text);
    case 'hidden':
      return field.numeric === true ? numberOr(text) : text;
    default:
      return field.multiline === true ? text : text.trim();
  }
}

/** Nothing typed: null where nothing is needed, else left out so that it is found missing. */
function emptyOf(field: SingleField, text: string): JsonValue | undefined {
  if (field.required !== true) {
    return null;
  }
  return field.kind === 'text' ? text.trim() : undefined;
}

function readChoices(field: ChoicesField, values: FormValues): JsonValue {
  const chosen = [values[field.name] ?? []].flat();
  return chosen.filter((value) => value !== '').map((value) => optionOf(field, value));
}

function readLines(field: LinesField, values: FormValues): JsonValue {
  const lines = (firstOf(values[field.name]) ?? '').split(/\r?\n/).map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .map((line) => (field.numeric === true ? numberOr(line) : line));
}

function readGroup(field: GroupField, values: FormValues): JsonValue {
  const fields = placed(field.fields, field.name);
  return field.required !== true && isLeftOut(fields, values) ? null : readForm(fields, values);
}

function readRows(field: RowsField, values: FormValues): readonly JsonObject[] {
  const rows = Array.from({ length: rowCount(values, field.name) }, (_, at) =>
    placed(field.fields, `${field.name}.${at}`),
  );
  return rows
    .filter((fields) => !isLeftOut(fields, values))
    .map((fields) => readForm(fields, values));
}

function readVariant(field: VariantField, values: FormValues): JsonValue | undefined {
  const type = firstOf(values[`${field.name}.type`]) ?? '';
  if (type === '') {
    return field.required === true ? undefined : null;
  }
  const variant = field.variants.find(({ value }) => value === type);
  const fields = placed(variant?.fields ?? [], `${field.name}.${type}`);
  return { type, ...readForm(fields, values) };
}

/** Nothing typed; a row that shows nothing but secrets is there as long as its id is. */
function isLeftOut(fields: readonly FormField[], values: FormValues): boolean {
  const [known, asked] = [fields.filter(isHidden), fields.filter((field) => !isHidden(field))];
  const isKept =
    asked.every(({ secret }) => secret === true) &&
    known.some(({ name }) => (firstOf(values[name]) ?? '') !== '');
  return !isKept && asked.every((field) => isEmpty(field, values));
}

function isHidden({ kind }: FormField): boolean {
  return kind === 'hidden';
}

function isEmpty(field: FormField, values: FormValues): boolean {
  switch (field.kind) {
    case 'hidden':
      return true;
    case 'group':
      return isLeftOut(placed(field.fields, field.name), values);
    case 'rows':
      return readRows(field, values).length === 0;
    case 'variant':
      return (firstOf(values[`${field.name}.type`]) ?? '') === '';
    default:
      return [values[field.name] ?? []].flat().every((text) => text.trim() === '');
  }
}

function optionOf(field: ChoiceField | ChoicesField, value: string): JsonValue {
  return field.numeric === true ? numberOr(value) : value;
}

function numberOr(text: string): number | string {
  const value = Number(text.trim());
  return Number.isFinite(value) ? value : text;
}

/** `2026-01-31T10:00` of an input without an offset is meant in UTC. */
function datetimeOf(text: string): string {
  const [, minutes, rest = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(?:\.\d+)?)?$/.exec(text) ?? [];
  return minutes === undefined ? text : `${minutes}${rest === '' ? ':00' : rest}Z`;
}

function jsonOr(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
