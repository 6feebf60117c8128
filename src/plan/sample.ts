import type { Field, Root, ScalarType, Type } from '../model/declaration.ts';
import { hasTable } from './entity-fields.ts';
import { sentence } from './names.ts';
import { samplePattern } from './sample-pattern.ts';
import { mayBeAbsent } from './type-schema.ts';

/** A made value as a request carries it; a `ref` is the id of a row that has to be there first. */
export type Sample =
  | string
  | number
  | boolean
  | null
  | readonly Sample[]
  | SampleObject
  | SampleRow;

/** The id of a row; `at` tells several of one target apart, counted from 0. */
export interface SampleRow {
  readonly kind: 'ref';
  readonly target: Root;
  readonly at?: number;
}

export interface SampleObject {
  readonly kind: 'object';
  /** In the order of the fields. */
  readonly entries: readonly {
    readonly name: string;
    readonly wire: string;
    readonly sample: Sample;
  }[];
}

/** Thrown inside where nothing can be made up: a pattern too intricate, a thing that needs itself. */
class NoSample extends Error {}

/** Dates go up by the hour from field to field, so that `departs < arrives` holds. */
interface Making {
  hours: number;
  readonly inside: readonly Root[];
  /** What the value is being made for: a thing within itself ends where it may be left out. */
  readonly around: object[];
}

function within<T>(thing: object, making: Making, make: () => T): T {
  if (making.around.includes(thing)) throw new NoSample();
  making.around.push(thing);
  try {
    return make();
  } finally {
    making.around.pop();
  }
}

/** A valid object of the fields that a request must hold, or undefined where none can be made up. */
export function sampleObject(
  fields: readonly Field[],
  inside: readonly Root[],
): SampleObject | undefined {
  try {
    return objectOf(fields, { hours: 0, inside, around: [] });
  } catch (error) {
    if (error instanceof NoSample) return undefined;
    throw error;
  }
}

/** The field as one that a request cannot leave out. */
export const surelySaid = (field: Field): Field => ({
  ...field,
  default: undefined,
  card: field.card === 'optional' ? 'one' : field.card,
});

/** A valid value of one field, or undefined. */
export const sampleField = (field: Field, inside: readonly Root[]): Sample | undefined =>
  sampleObject([surelySaid(field)], inside)?.entries[0]?.sample;

const objectOf = (fields: readonly Field[], making: Making): SampleObject => ({
  kind: 'object',
  entries: fields
    .filter((field) => !field.computed && (!mayBeAbsent(field) || isShown(field, making)))
    .map((field) => ({ name: field.name, wire: field.wire, sample: ofField(field, making) })),
});

/** Optional lists are worth an element in a sample, unless it would need other rows. */
function isShown({ card, type }: Field, { around }: Making): boolean {
  if (card !== 'many') return false;
  if (type.kind === 'value') return !around.includes(type.value);
  if (type.kind === 'entity') return !around.includes(type.entity);
  return type.kind === 'scalar';
}

function ofField(field: Field, making: Making): Sample {
  if (field.example !== undefined) return exampleOf(field.example);
  const one = ofType(field.type, field.name, making);
  return field.card === 'many' || field.card === 'some' ? [one] : one;
}

/** Examples were checked against their type by the model: plain JSON. */
function exampleOf(example: unknown): Sample {
  if (Array.isArray(example)) return example.map(exampleOf);
  if (typeof example === 'object' && example !== null) {
    const entries = Object.entries(example).map(([name, value]) => ({
      name,
      wire: name,
      sample: exampleOf(value),
    }));
    return { kind: 'object', entries };
  }
  return example as string | number | boolean | null;
}

const ownFields = ({ identity, fields }: Root): readonly Field[] =>
  identity.made === 'given' ? [identity.field, ...fields] : fields;

function ofType(type: Type, name: string, making: Making): Sample {
  switch (type.kind) {
    case 'scalar':
      return ofScalar(type, name, making);
    case 'alias':
      return ofType(type.alias.type, type.alias.name, making);
    case 'enum':
      return type.enum.members[0]?.wire ?? null;
    case 'union':
      return ofUnion(type, making);
    case 'value':
      return within(type.value, making, () => objectOf(type.value.fields, making));
    case 'entity':
      return within(type.entity, making, () => objectOf(ownFields(type.entity), making));
    case 'child': {
      const { child } = type;
      return within(child, making, () => objectOf([child.identity.field, ...child.fields], making));
    }
    case 'ref':
      return ofRef(type.target, making);
    case 'map':
      return { kind: 'object', entries: [] };
  }
}

/** Of the first case that can be made up. */
function ofUnion({ union }: Type & { kind: 'union' }, making: Making): SampleObject {
  for (const { name, fields } of union.cases) {
    try {
      const { entries } = within(union, making, () => objectOf(fields, making));
      const tag = { name: 'type', wire: 'type', sample: name };
      return { kind: 'object', entries: [tag, ...entries] };
    } catch (error) {
      if (!(error instanceof NoSample)) throw error;
    }
  }
  throw new NoSample();
}

const isMade = (target: Root): boolean => target.kind === 'aggregate' || hasTable(target);

function ofRef(target: Root, making: Making): Sample {
  if (!isMade(target)) return ofType(target.identity.field.type, `${target.name} id`, making);
  if (making.inside.includes(target)) throw new NoSample();
  return { kind: 'ref', target };
}

function ofScalar(type: ScalarType, name: string, making: Making): Sample {
  switch (type.scalar) {
    case 'string':
    case 'text':
      return textOf(type, name);
    case 'int':
    case 'number':
      return Number(type.min ?? Math.min(7, Number(type.max ?? 7)));
    case 'decimal':
      return Number(type.min ?? Math.min(10, Number(type.max ?? 10))).toFixed(type.scale ?? 0);
    case 'datetime':
      making.hours += 1;
      return `2025-01-31T${String(making.hours % 24).padStart(2, '0')}:00:00.000Z`;
    default:
      return fixed[type.scalar];
  }
}

const fixed = {
  bool: true,
  date: '2025-01-31',
  uuid: '01948b1c-5f00-7000-8000-000000000001',
  email: 'ann@example.org',
  uri: 'https://example.org/',
  json: { kind: 'object', entries: [] },
  binary: 'AQID',
} as const satisfies Record<string, Sample>;

function textOf({ min, max, pattern }: ScalarType, name: string): string {
  const longest = Number(max ?? 255);
  if (pattern === undefined) {
    const words = sentence(name);
    const text = words.length <= longest ? words : words.split(' ')[0];
    return (text ?? '').padEnd(Number(min ?? 0), 'x').slice(0, longest);
  }
  const text = samplePattern(pattern);
  const length = text === undefined ? -1 : [...text].length;
  if (text === undefined || length < Number(min ?? 0) || length > Number(max ?? length))
    throw new NoSample();
  return text;
}
