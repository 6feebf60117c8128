import type { Field } from '../model/declaration.ts';
import { stringLiteral } from './escape.ts';
import { formField } from './form-field.ts';
import { idVariable, isNumbered } from './http-fixture.ts';
import type { Sample, SampleObject } from './sample.ts';
import { propertyName } from './schema-text.ts';
import type { JsonObject } from './type-schema.ts';

/** What is typed into a control: its name, and the text as code. */
export interface Typed {
  readonly name: string;
  readonly code: string;
  /** Whether no page shows it again. */
  readonly secret?: boolean;
}

/** Thrown inside where a sample cannot be typed: JSON that names another row. */
class Untyped extends Error {}

/** What somebody types into a form to say what a body says; undefined where that cannot be typed. */
export function typedForm(
  fields: readonly Field[],
  body: SampleObject,
): readonly Typed[] | undefined {
  try {
    return typedFields(fields.map(formField), body, '');
  } catch (error) {
    if (error instanceof Untyped) return undefined;
    throw error;
  }
}

function typedFields(
  fields: readonly JsonObject[],
  sample: Sample,
  place: string,
): readonly Typed[] {
  if (!isObject(sample)) throw new Untyped();
  return fields.flatMap((field) => {
    const entry = sample.entries.find(({ wire }) => wire === field.name);
    if (entry === undefined) return [];
    const typed = typedField(field, entry.sample, `${place}${entry.wire}`);
    return field.secret === true ? typed.map((one) => ({ ...one, secret: true })) : typed;
  });
}

function typedField(field: JsonObject, sample: Sample, name: string): readonly Typed[] {
  switch (field.kind) {
    case 'hidden':
      return [];
    case 'check':
      return [{ name, code: sample === true ? "'true'" : "''" }];
    case 'group':
      return typedFields(fieldsIn(field), sample, `${name}.`);
    case 'rows':
      return typedRows(field, sample, name);
    case 'variant':
      return typedVariant(field, sample, name);
    case 'choices':
    case 'lines':
      return [{ name, code: listCode(sample, field.kind) }];
    case 'json':
      return [{ name, code: stringLiteral(JSON.stringify(plain(sample), null, 2)) }];
    case 'datetime':
      return [{ name, code: stringLiteral(String(plain(sample)).replace(/(\.0+)?Z$/, '')) }];
    default:
      return [{ name, code: textCode(sample) }];
  }
}

function typedRows(field: JsonObject, sample: Sample, name: string): readonly Typed[] {
  if (!isList(sample)) throw new Untyped();
  return [
    { name: `${name}.length`, code: stringLiteral(String(sample.length)) },
    ...sample.flatMap((row, at) => typedFields(fieldsIn(field), row, `${name}.${at}.`)),
  ];
}

function typedVariant(field: JsonObject, sample: Sample, name: string): readonly Typed[] {
  const type = isObject(sample) ? sample.entries.find(({ wire }) => wire === 'type') : undefined;
  const variant = objectsIn(field.variants).find(({ value }) => value === type?.sample);
  if (variant === undefined) throw new Untyped();
  return [
    { name: `${name}.type`, code: textCode(String(variant.value)) },
    ...typedFields(fieldsIn(variant), sample, `${name}.${variant.value}.`),
  ];
}

function listCode(sample: Sample, kind: 'choices' | 'lines'): string {
  const items = isList(sample) ? sample.map(textCode) : [];
  const [only] = items;
  if (only !== undefined && items.length === 1) return only;
  return kind === 'choices' ? `[${items.join(', ')}]` : `[${items.join(', ')}].join('\\n')`;
}

function textCode(sample: Sample): string {
  if (typeof sample !== 'object' || sample === null) return stringLiteral(String(sample ?? ''));
  if (isList(sample) || isObject(sample)) throw new Untyped();
  const id = idVariable(sample);
  return isNumbered(sample.target) ? `String(${id})` : id;
}

/** As JSON, where no id of another row is in it. */
function plain(sample: Sample): unknown {
  if (typeof sample !== 'object' || sample === null) return sample;
  if (isList(sample)) return sample.map(plain);
  if (!isObject(sample)) throw new Untyped();
  return Object.fromEntries(sample.entries.map(({ wire, sample: one }) => [wire, plain(one)]));
}

const isList = (sample: Sample): sample is readonly Sample[] => Array.isArray(sample);

const isObject = (sample: Sample): sample is SampleObject =>
  typeof sample === 'object' && sample !== null && 'kind' in sample && sample.kind === 'object';

const fieldsIn = (field: JsonObject): readonly JsonObject[] => objectsIn(field.fields);

const objectsIn = (json: JsonObject[string] | undefined): readonly JsonObject[] =>
  Array.isArray(json) ? json.filter(isJsonObject) : [];

const isJsonObject = (json: JsonObject[string]): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** Those of them that a page holds empty controls for, as properties of an object in code. */
export const blankProperties = (typed: readonly Typed[]): readonly string[] =>
  typed.filter(({ secret }) => secret === true).map(({ name }) => `${propertyName(name)}: ''`);

/** As properties of an object in code. */
export const typedProperties = (typed: readonly Typed[]): readonly string[] =>
  typed.map(({ name, code }) => {
    const key = propertyName(name);
    return key === code ? key : `${key}: ${code}`;
  });
