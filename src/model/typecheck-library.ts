/**
 * All that expressions may use of JavaScript, as TypeScript sees it: instead of its own library,
 * which takes long to read and knows much that is not allowed.
 */
export const library = `
interface Object { toString(): string }
interface Function {}
interface CallableFunction extends Function {}
interface NewableFunction extends Function {}
interface IArguments {}
interface RegExp {}
interface Boolean {}
interface SymbolConstructor { readonly iterator: unique symbol }
interface Symbol {}
declare const Symbol: SymbolConstructor;
interface IteratorYieldResult<T> { done?: false; value: T }
interface IteratorReturnResult<R> { done: true; value: R }
type IteratorResult<T, R = any> = IteratorYieldResult<T> | IteratorReturnResult<R>;
interface Iterator<T, R = any, N = any> { next(...value: [] | [N]): IteratorResult<T, R> }
interface Iterable<T, R = any, N = any> { [Symbol.iterator](): Iterator<T, R, N> }
interface IterableIterator<T, R = any, N = any> extends Iterator<T, R, N> {
  [Symbol.iterator](): IterableIterator<T, R, N>;
}
interface Number {
  toFixed(digits?: number): string;
  toString(): string;
}
interface String {
  readonly length: number;
  readonly [index: number]: string;
  includes(text: string): boolean;
  startsWith(text: string): boolean;
  endsWith(text: string): boolean;
  toLowerCase(): string;
  toUpperCase(): string;
  trim(): string;
  trimStart(): string;
  trimEnd(): string;
  slice(start?: number, end?: number): string;
  substring(start: number, end?: number): string;
  padStart(length: number, fill?: string): string;
  padEnd(length: number, fill?: string): string;
  repeat(count: number): string;
  replace(text: string, by: string): string;
  replaceAll(text: string, by: string): string;
  charAt(index: number): string;
  concat(...texts: string[]): string;
  split(separator: string): readonly string[];
  indexOf(text: string): number;
  lastIndexOf(text: string): number;
  localeCompare(other: string): number;
  toString(): string;
  [Symbol.iterator](): IterableIterator<string>;
}
interface ReadonlyArray<T> {
  readonly length: number;
  readonly [index: number]: T;
  at(index: number): T | null;
  includes(item: T): boolean;
  indexOf(item: T): number;
  lastIndexOf(item: T): number;
  filter<S extends T>(test: (item: T, index: number) => item is S): readonly S[];
  filter(test: (item: T, index: number) => unknown): readonly T[];
  find<S extends T>(test: (item: T, index: number) => item is S): S | null;
  find(test: (item: T, index: number) => unknown): T | null;
  findLast(test: (item: T, index: number) => unknown): T | null;
  findIndex(test: (item: T, index: number) => unknown): number;
  findLastIndex(test: (item: T, index: number) => unknown): number;
  some(test: (item: T, index: number) => unknown): boolean;
  every(test: (item: T, index: number) => unknown): boolean;
  map<U>(make: (item: T, index: number) => U): readonly U[];
  flatMap<U>(make: (item: T, index: number) => U | readonly U[]): readonly U[];
  reduce(add: (all: T, item: T, index: number) => T): T;
  reduce<U>(add: (all: U, item: T, index: number) => U, start: U): U;
  reduceRight<U>(add: (all: U, item: T, index: number) => U, start: U): U;
  concat(...items: (T | readonly T[])[]): readonly T[];
  slice(start?: number, end?: number): readonly T[];
  join(separator?: string): string;
  toReversed(): readonly T[];
  toSorted(compare?: (one: T, other: T) => number): readonly T[];
  with(index: number, item: T): readonly T[];
  [Symbol.iterator](): IterableIterator<T>;
}
interface Array<T> extends ReadonlyArray<T> {}
interface Math {
  readonly E: number;
  readonly PI: number;
  abs(x: number): number;
  cbrt(x: number): number;
  ceil(x: number): number;
  cos(x: number): number;
  exp(x: number): number;
  floor(x: number): number;
  hypot(...values: number[]): number;
  log(x: number): number;
  log10(x: number): number;
  log2(x: number): number;
  max(...values: number[]): number;
  min(...values: number[]): number;
  pow(x: number, y: number): number;
  round(x: number): number;
  sign(x: number): number;
  sin(x: number): number;
  sqrt(x: number): number;
  tan(x: number): number;
  trunc(x: number): number;
}
declare const Math: Math;
type Numeric = Decimal | string | number;
type Reckoned<N> = string extends N ? N : N extends string ? \`\${number}\` : N;
interface Decimal {
  plus<N extends Numeric>(other: Reckoned<N>): Decimal;
  minus<N extends Numeric>(other: Reckoned<N>): Decimal;
  times<N extends Numeric>(other: Reckoned<N>): Decimal;
  div<N extends Numeric>(other: Reckoned<N>): Decimal;
  neg(): Decimal;
  abs(): Decimal;
  round(scale: number): Decimal;
  eq<N extends Numeric>(other: Reckoned<N>): boolean;
  lt<N extends Numeric>(other: Reckoned<N>): boolean;
  lte<N extends Numeric>(other: Reckoned<N>): boolean;
  gt<N extends Numeric>(other: Reckoned<N>): boolean;
  gte<N extends Numeric>(other: Reckoned<N>): boolean;
  isZero(): boolean;
  toString(): string;
}
declare function Decimal<N extends Numeric>(value: Reckoned<N>): Decimal;
declare function sum(list: readonly number[]): number;
declare function sum(list: readonly Decimal[]): Decimal;
declare function keys(map: { readonly [key: string]: unknown }): readonly string[];
declare function values<V>(map: { readonly [key: string]: V | null }): readonly V[];
declare function omit<M>(map: M, key: string): M;
type Duration = \`\${number}\${'ms' | 's' | 'm' | 'h' | 'd'}\`;
declare function addTime<D extends string>(datetime: string, duration: string extends D ? D : Duration): string;
declare function dateOf(datetime: string): string;
declare const $null: null;
`;
