import type { Field, Root, ScalarType, Type } from '../model/declaration.ts';
import { holdsItself } from './holds-itself.ts';
import { holdsSecret } from './holds-secret.ts';
import { sentence } from './names.ts';
import type { JsonObject } from './type-schema.ts';
import { mayBeAbsent } from './type-schema.ts';

/** A field of a form, as the runtime's `FormField`: plain data, names as on the wire. */
export function formField(field: Field): JsonObject {
  const shown = isList(field) ? listControl(field.type) : control(field.type);
  const secret = isHidden(field, shown);
  const { kind, ...rest } = secret ? secretControl(shown) : shown;
  return {
    kind: kind ?? 'text',
    name: field.wire,
    label: sentence(field.name),
    ...(field.card === 'one' && { required: true }),
    ...rest,
    ...(secret && { secret }),
    ...help(field),
  };
}

/**
 * What no page may show: a secret, and what holds one where its parts have no control each. The
 * rows of a list that are no entities are among these: nothing tells which is which.
 */
const isHidden = (field: Field, { kind }: JsonObject): boolean =>
  field.secret ||
  ((kind === 'json' || (kind === 'rows' && field.type.kind !== 'entity')) && holdsSecret(field));

/** Controls that can be left empty, which says that a secret stays as it is. */
const secretControl = (shown: JsonObject): JsonObject =>
  ['check', 'choices', 'group', 'rows', 'variant'].includes(String(shown.kind))
    ? { kind: 'json' }
    : shown;

const isList = ({ card }: Field): boolean => card === 'many' || card === 'some';

const moments = {
  now: 'left empty: now',
  today: 'left empty: today',
  uuid: 'left empty: made here',
};

/** What the form says below a field: its description, or what is filled in for nothing. */
function help({ description, default: value }: Field): JsonObject {
  if (description !== undefined) return { help: description };
  const made =
    value && value.kind in moments ? moments[value.kind as keyof typeof moments] : undefined;
  return made === undefined ? {} : { help: made };
}

function control(type: Type): JsonObject {
  if (holdsItself(type)) return { kind: 'json' };
  switch (type.kind) {
    case 'scalar':
      return scalarControl(type);
    case 'alias':
      return control(type.alias.type);
    case 'enum':
      return { kind: 'choice', options: optionsOf(type) };
    case 'union':
      return { kind: 'variant', variants: type.union.cases.map(variant) };
    case 'value':
      return { kind: 'group', fields: inner(type.value.fields) };
    case 'entity':
      return { kind: 'group', fields: ownedFields(type.entity) };
    case 'ref':
      return control(type.target.identity.field.type);
    default:
      return { kind: 'json' };
  }
}

const inner = (fields: readonly Field[]): readonly JsonObject[] =>
  fields.filter(({ computed }) => computed === undefined).map(formField);

/** With its id an owned row stays the one it is, whatever else of the form changes. */
function ownedFields({ identity: { made, field }, fields }: Root): readonly JsonObject[] {
  if (made === 'given') return inner([field, ...fields]);
  const isCounted = made === 'sequence';
  const id = { kind: 'hidden', name: field.wire, label: sentence(field.name) };
  return [{ ...id, ...(isCounted && { numeric: true }) }, ...inner(fields)];
}

const optionsOf = ({ enum: { members } }: Type & { kind: 'enum' }): readonly JsonObject[] =>
  members.map(({ name, wire }) => ({
    value: wire,
    label: /^[A-Z0-9]+$/.test(name) ? name : sentence(name),
  }));

const variant = ({
  name,
  fields,
}: {
  readonly name: string;
  readonly fields: readonly Field[];
}): JsonObject => ({
  value: name,
  label: sentence(name),
  fields: inner(fields),
});

function listControl(type: Type): JsonObject {
  if (holdsItself(type)) return { kind: 'json' };
  switch (type.kind) {
    case 'alias':
      return listControl(type.alias.type);
    case 'ref':
      return listControl(type.target.identity.field.type);
    case 'enum':
      return { kind: 'choices', options: optionsOf(type) };
    case 'value':
      return { kind: 'rows', fields: inner(type.value.fields) };
    case 'entity':
      return { kind: 'rows', fields: ownedFields(type.entity) };
    case 'scalar':
      return lines(type);
    default:
      return { kind: 'json' };
  }
}

function lines({ scalar }: ScalarType): JsonObject {
  if (scalar === 'json' || scalar === 'bool') return { kind: 'json' };
  return { kind: 'lines', ...((scalar === 'int' || scalar === 'number') && { numeric: true }) };
}

const inputs: Readonly<Record<string, JsonObject>> = {
  text: { kind: 'text', multiline: true },
  binary: { kind: 'text', multiline: true },
  bool: { kind: 'check' },
  date: { kind: 'text', type: 'date' },
  datetime: { kind: 'datetime' },
  decimal: { kind: 'decimal' },
  email: { kind: 'text', type: 'email' },
  json: { kind: 'json' },
  uri: { kind: 'text', type: 'url' },
};

function scalarControl({ scalar, min, max }: ScalarType): JsonObject {
  if (scalar === 'int' || scalar === 'number') {
    return {
      kind: 'number',
      ...(scalar === 'int' && { whole: true }),
      ...(min !== undefined && { min: Number(min) }),
      ...(max !== undefined && { max: Number(max) }),
    };
  }
  const known = inputs[scalar] ?? { kind: 'text' };
  return known.kind === 'text' && max !== undefined ? { ...known, maxLength: Number(max) } : known;
}

/** What a new form is filled with: the defaults that are known beforehand. */
export function initialValues(fields: readonly Field[]): JsonObject {
  const shown = fields.filter((field) => mayBeAbsent(field) && !field.secret);
  const known = shown.flatMap(({ default: value, wire }): [string, string][] => {
    if (value?.kind === 'bool') return value.value ? [[wire, 'true']] : [];
    if (value?.kind === 'number') return [[wire, value.text]];
    if (value?.kind === 'text') return [[wire, value.value]];
    return value?.kind === 'member' ? [[wire, value.member.wire]] : [];
  });
  return Object.fromEntries(known);
}
