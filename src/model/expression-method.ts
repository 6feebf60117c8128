import type { ExpressionType } from './declaration.ts';
import { membersOf, typeOf, types } from './expression-type.ts';

const { string, number, boolean, decimal, unknown } = types;

/** What is left of a type when it is not null. */
export function present(type: ExpressionType): ExpressionType {
  return type.kind === 'optional' ? type.of : type;
}

const decimals: Readonly<Record<string, ExpressionType>> = {
  plus: decimal,
  minus: decimal,
  times: decimal,
  div: decimal,
  neg: decimal,
  abs: decimal,
  round: decimal,
  eq: boolean,
  lt: boolean,
  lte: boolean,
  gt: boolean,
  gte: boolean,
  isZero: boolean,
  toString: string,
};

const texts: Readonly<Record<string, ExpressionType>> = {
  includes: boolean,
  startsWith: boolean,
  endsWith: boolean,
  toLowerCase: string,
  toUpperCase: string,
  trim: string,
  trimStart: string,
  trimEnd: string,
  slice: string,
  substring: string,
  padStart: string,
  padEnd: string,
  repeat: string,
  replace: string,
  replaceAll: string,
  charAt: string,
  concat: string,
  split: types.list(string),
  indexOf: number,
  lastIndexOf: number,
  localeCompare: number,
  toString: string,
};

/** Of a list, given its own type, its elements' and what the function handed over gives. */
type ListMethod = (
  list: ExpressionType,
  of: ExpressionType,
  made: ExpressionType,
) => ExpressionType;

const same: ListMethod = (list) => list;
const element: ListMethod = (_, of) => types.optional(of);
const truth: ListMethod = () => boolean;
const count: ListMethod = () => number;

const lists: Readonly<Record<string, ListMethod>> = {
  filter: same,
  slice: same,
  concat: same,
  toReversed: same,
  toSorted: same,
  with: same,
  find: element,
  findLast: element,
  at: element,
  some: truth,
  every: truth,
  includes: truth,
  findIndex: count,
  findLastIndex: count,
  indexOf: count,
  lastIndexOf: count,
  map: (_list, _of, made) => types.list(made),
  flatMap: (_list, _of, made) => types.list(made.kind === 'list' ? made.of : made),
  reduce: (_list, _of, made) => made,
  reduceRight: (_list, _of, made) => made,
  join: () => string,
};

/** The type of `object.name`. */
export function memberType(object: ExpressionType, name: string): ExpressionType {
  const type = present(object);
  if (name === 'length' && (type.kind === 'list' || type.kind === 'string')) return number;
  if (type.kind === 'map') return types.optional(type.of);
  return membersOf(type)?.find((member) => member.name === name)?.type ?? unknown;
}

/** The type of `object.name(..)`; `made` is what an arrow function among the arguments gives. */
export function methodType(
  object: ExpressionType,
  name: string,
  made: ExpressionType,
): ExpressionType {
  const type = present(object);
  if (type.kind === 'decimal') return decimals[name] ?? unknown;
  if (type.kind === 'string' || type.kind === 'enum') return texts[name] ?? unknown;
  if (type.kind === 'list') return lists[name]?.(type, type.of, made) ?? unknown;
  if (type.kind === 'number') return name === 'toString' || name === 'toFixed' ? string : unknown;
  if (type.kind !== 'value') return unknown;
  const operation = type.operations.find((one) => one.name === name);
  return operation ? typeOf(operation.returns) : unknown;
}

/** What a list's method hands to its function, in order. */
export function handedOver(
  object: ExpressionType,
  name: string,
  start: ExpressionType | undefined,
): readonly ExpressionType[] {
  const type = present(object);
  if (type.kind !== 'list' || lists[name] === undefined) return [];
  if (name.startsWith('reduce')) return [start ?? type.of, type.of, number, type];
  return name === 'toSorted' ? [type.of, type.of] : [type.of, number, type];
}
