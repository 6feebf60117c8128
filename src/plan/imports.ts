/**
 * Something a generated file takes from elsewhere.
 *
 * @example { name: 'Money', from: 'src/shared/values/money.ts', type: true }
 * @example { name: 'Decimal', from: '@plinth/runtime/domain' }
 */
export interface Import {
  readonly name: string;
  /** A package, or a file of the app, written from its root. */
  readonly from: string;
  /** Only its type is used. */
  readonly type?: boolean;
  /** What it is called here. */
  readonly as?: string | undefined;
}

const isAppFile = (from: string): boolean => from.endsWith('.ts');

const known = new Map<string, readonly string[]>();

/** The steps of a path; the same files are imported everywhere. */
function stepsOf(path: string): readonly string[] {
  const found = known.get(path);
  if (found !== undefined) return found;
  const steps = path.split('/');
  known.set(path, steps);
  return steps;
}

/** How `file` names another file of the app. @example './values/money.js' */
export function importPath(file: string, from: string): string {
  if (!isAppFile(from)) return from;
  const [here, there] = [stepsOf(file), stepsOf(from)];
  const depth = here.length - 1;
  let common = 0;
  while (common < depth && here[common] === there[common]) common += 1;
  const up = common === depth ? './' : '../'.repeat(depth - common);
  return `${up}${there.slice(common).join('/').slice(0, -'.ts'.length)}.js`;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const lowerCase = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);

/** The formatter's order: number-aware, and per letter the capital first. */
export function compareNames(one: string, other: string): number {
  const shared = Math.min(one.length, other.length);
  for (let index = 0; index < shared; index += 1) {
    const [left, right] = [one.charCodeAt(index), other.charCodeAt(index)];
    if (left === right) continue;
    if (isDigit(left) || isDigit(right)) return compareLists(partsOf(one), partsOf(other));
    return lowerCase(left) - lowerCase(right) || left - right;
  }
  return one.length - other.length;
}

const partsOf = (name: string): readonly string[] => name.match(/\d+|\D/g) ?? [];

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    const difference = compareParts(left, right);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareParts(left: string, right: string): number {
  if (left === right) return 0;
  if (/\d/.test(left) && /\d/.test(right)) return Number(left) - Number(right);
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  if (a === b) return left < right ? -1 : 1;
  return a < b ? -1 : 1;
}

/** Far away first: node, packages, then up the folders, then down. */
function distance(path: string): number {
  if (path.startsWith('node:')) return 0;
  if (!path.startsWith('.')) return 1;
  return path.startsWith('../') ? 2 : 3;
}

/** A path with what it is sorted by. */
interface SortedPath {
  readonly path: string;
  readonly far: number;
  readonly steps: readonly string[];
}

const sortedPath = (path: string): SortedPath => ({
  path,
  far: distance(path),
  steps: path.replace(/(?<=[^/])\.js$/, '').split('/'),
});

function comparePaths(one: SortedPath, other: SortedPath): number {
  if (one.far !== other.far) return one.far - other.far;
  for (const [index, left] of one.steps.entries()) {
    const right = other.steps[index] ?? '';
    if (left === right) continue;
    if (left === '..') return -1;
    if (right === '..') return 1;
    return compareNames(left, right);
  }
  return one.steps.length - other.steps.length;
}

function statement(path: string, imports: readonly Import[], keyword: string): string {
  const allTypes = imports.every((one) => one.type);
  const names = imports.map(
    (one) => `${one.type && !allTypes ? 'type ' : ''}${one.name}${one.as ? ` as ${one.as}` : ''}`,
  );
  const head = `${keyword}${allTypes ? ' type' : ''} {`;
  const line = `${head} ${names.join(', ')} } from '${path}';`;
  if (line.length <= 100 || names.length === 1) return `${line}\n`;
  return `${head}\n${names.map((name) => `  ${name},\n`).join('')}} from '${path}';\n`;
}

function grouped(imports: readonly Import[], file: string): readonly [string, Import[]][] {
  const bySource = new Map<string, Map<string, Import>>();
  for (const one of imports) {
    if (one.from === file) continue;
    const names = bySource.get(one.from) ?? new Map<string, Import>();
    bySource.set(one.from, names);
    const key = one.as ?? one.name;
    const known = names.get(key);
    names.set(key, known && !known.type ? known : one);
  }
  return [...bySource]
    .map(([from, names]) => ({ ...sortedPath(importPath(file, from)), names }))
    .sort(comparePaths)
    .map(({ path, names }) => [
      path,
      [...names.values()].sort((a, b) => compareNames(a.as ?? a.name, b.as ?? b.name)),
    ]);
}

/** The import lines of `file`, merged, sorted and broken as the formatter would. */
export const renderImports = (imports: readonly Import[], file: string): string =>
  grouped(imports, file)
    .map(([path, names]) => statement(path, names, 'import'))
    .join('');

/** The same as re-exports. */
export const renderExports = (exports: readonly Import[], file: string): string =>
  grouped(exports, file)
    .map(([path, names]) => statement(path, names, 'export'))
    .join('');
