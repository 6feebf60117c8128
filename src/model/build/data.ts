import type { Json } from '../../spec/data.ts';
import type { Field, Shape, Type } from '../declaration.ts';
import { typeName } from '../type-name.ts';
import { article, readScalar } from './scalar-data.ts';
import { unresolved } from './type.ts';

export interface DataProblem {
  readonly problem: string;
  /** From the data that was read to the part that is wrong. */
  readonly path: readonly (string | number)[];
}

/** Data of the spec as the application holds it in JSON: members of enums as their wire value. */
export interface ReadData {
  readonly value: Json;
  readonly problems: readonly DataProblem[];
}

const good = (value: Json): ReadData => ({ value, problems: [] });
const bad = (value: Json, problem: string): ReadData => ({
  value,
  problems: [{ problem, path: [] }],
});

/** Reads seed rows, examples and scenario payloads: data, not expressions. */
export function readJson(value: Json, { type, card }: Shape): ReadData {
  if (type === unresolved) return good(value);
  if (card === 'one') return readOne(value, type);
  if (card === 'optional') return value === null ? good(value) : readOne(value, type);
  if (!Array.isArray(value)) return bad(value, `${shown(value)} is not a list`);
  if (card === 'some' && value.length === 0) return bad(value, 'at least one is needed');
  const items = value.map((item: Json) => readOne(item, type));
  return together(
    items.map(({ value }) => value),
    items.map(({ problems }, index) => [index, problems]),
  );
}

function readOne(value: Json, type: Type): ReadData {
  switch (type.kind) {
    case 'alias':
      return named(readOne(value, type.alias.type), type.alias.name);
    case 'ref':
      return readOne(value, type.target.identity.field.type);
    case 'enum': {
      const { members } = type.enum;
      const member =
        members.find(({ wire }) => wire === value) ?? members.find(({ name }) => name === value);
      return member ? good(member.wire) : bad(value, notA(value, type));
    }
    case 'scalar': {
      const problem = readScalar(value, type);
      return problem === undefined ? good(value) : bad(value, problem);
    }
    case 'value':
      return isObject(value) ? readFields(value, type.value.fields) : bad(value, notA(value, type));
    case 'entity':
      return isObject(value)
        ? readFields(value, type.entity.fields, [type.entity.identity.field])
        : bad(value, notA(value, type));
    case 'child':
      return isObject(value)
        ? readFields(value, [type.child.identity.field, ...type.child.fields])
        : bad(value, notA(value, type));
    case 'union':
      return readCase(value, type);
    case 'map':
      return readMap(value, type);
  }
}

function readCase(value: Json, type: Type & { kind: 'union' }): ReadData {
  const found = isObject(value) && type.union.cases.find(({ name }) => name === value.type);
  if (!found || !isObject(value)) return bad(value, notA(value, type));
  const { type: tag, ...rest } = value;
  const { value: fields, problems } = readFields(rest, found.fields);
  return { value: { type: found.name, ...(isObject(fields) ? fields : {}) }, problems };
}

function readMap(value: Json, type: Type & { kind: 'map' }): ReadData {
  if (!isObject(value)) return bad(value, notA(value, type));
  const entries = Object.entries(value).map(([key, item]) => {
    const number = /^-?\d+$/.test(key) ? Number(key) : key;
    const keyRead = [key, number].map((key) => readOne(key, type.key));
    const read = readOne(item, type.value);
    const problems = keyRead.some(({ problems }) => problems.length === 0)
      ? read.problems
      : (keyRead[0]?.problems ?? []);
    return [key, read.value, problems] as const;
  });
  return together(
    Object.fromEntries(entries.map(([key, value]) => [key, value])),
    entries.map(([key, , problems]) => [key, problems]),
  );
}

/** The fields of an object; those of `free` may be there, or be left out. */
export function readFields(
  value: { readonly [key: string]: Json },
  fields: readonly Field[],
  free: readonly Field[] = [],
): ReadData {
  const partial = readPart(value, [...free, ...fields]);
  const names = fields
    .filter((field) => !(field.name in value) && isNeeded(field))
    .map(({ name }) => name);
  const missing = `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} missing`;
  const problems = names.length === 0 ? [] : [{ problem: missing, path: [] }];
  return { value: partial.value, problems: [...partial.problems, ...problems] };
}

/** Some of the fields of an object. */
export function readPart(
  value: { readonly [key: string]: Json },
  fields: readonly Field[],
): ReadData {
  const read = Object.entries(value).map(([key, item]) => {
    const field = fields.find(({ name, computed }) => name === key && computed === undefined);
    return [key, field ? readJson(item, field) : bad(item, `there is no field ${key}`)] as const;
  });
  return together(
    Object.fromEntries(read.map(([key, { value }]) => [key, value])),
    read.map(([key, { problems }]) => [key, problems]),
  );
}

const isNeeded = ({ type, card, default: given, computed }: Field): boolean =>
  type !== unresolved &&
  (card === 'one' || card === 'some') &&
  given === undefined &&
  computed === undefined;

function together(
  value: Json,
  parts: readonly (readonly [string | number, readonly DataProblem[]])[],
): ReadData {
  const problems = parts.flatMap(([key, problems]) =>
    problems.map(({ problem, path }) => ({ problem, path: [key, ...path] })),
  );
  return { value, problems };
}

/** A problem with the type below an alias is told with the alias's name where that says more. */
function named({ value, problems }: ReadData, name: string): ReadData {
  const whole = problems.map((found) =>
    found.path.length === 0
      ? { ...found, problem: `${shown(value)} is not ${article(name)}` }
      : found,
  );
  return { value, problems: whole };
}

export const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: Json): string => JSON.stringify(value);
const notA = (value: Json, type: Type): string =>
  `${shown(value)} is not ${article(typeName(type))}`;
