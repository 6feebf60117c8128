import { oncePerName } from './once-per-name.ts';

/**
 * Something a generated file takes from elsewhere.
 *
 * @example { name: 'Money', from: 'src/shared/values/money.ts', type: true }
 * @example { name: 'Decimal', from: '@plinth/runtime/domain' }
 * @example { name: 'default', from: 'fast-check', as: 'fc' }
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

/** Texts that sort plainly as the formatter sorts the names: numbers by value, capitals first. */
const sortKey = oncePerName((name) =>
  name.replace(/\d+|\D/g, (part) => {
    if (part.length > 1 || (part >= '0' && part <= '9')) return part.padStart(16, '0');
    const lower = part.toLowerCase();
    return lower + (lower === part ? '1' : '0');
  }),
);

/** The formatter's order: number-aware, and per letter the capital first. */
export function compareNames(one: string, other: string): number {
  const [a, b] = [sortKey(one), sortKey(other)];
  return a < b ? -1 : a > b ? 1 : 0;
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
  readonly key: string;
}

// Up comes before every name, and a shorter path before the longer ones that start with it.
const stepKey = (step: string): string => (step === '..' ? '\u0001' : sortKey(step));

/** The files of one folder import much the same: by folder, then by what is imported. */
const sortedPaths = oncePerName((folder) =>
  oncePerName((from): SortedPath => {
    const path = importPath(folder, from);
    const steps = path.replace(/(?<=[^/])\.js$/, '').split('/');
    return { path, key: `${distance(path)}${steps.map(stepKey).join('\u0000')}` };
  }),
);

/** What a file imports from one source, by the names it has here. */
interface Source {
  readonly at: SortedPath;
  readonly names: Map<string, Import>;
}

function statement({ at: { path }, names: byName }: Source, keyword: string): string {
  const imports = [...byName.values()];
  if (imports.length > 1) imports.sort((a, b) => compareNames(a.as ?? a.name, b.as ?? b.name));
  const [only] = imports;
  if (only?.name === 'default' && only.as && imports.length === 1) {
    return `${keyword} ${only.as} from '${path}';\n`;
  }
  const allTypes = imports.every((one) => one.type);
  const names = imports.map(
    (one) => `${one.type && !allTypes ? 'type ' : ''}${one.name}${one.as ? ` as ${one.as}` : ''}`,
  );
  const head = `${keyword}${allTypes ? ' type' : ''} {`;
  const line = `${head} ${names.join(', ')} } from '${path}';`;
  if (line.length <= 100 || names.length === 1) return `${line}\n`;
  return `${head}\n${names.map((name) => `  ${name},\n`).join('')}} from '${path}';\n`;
}

function grouped(imports: readonly Import[], file: string): readonly Source[] {
  const pathOf = sortedPaths(file.slice(0, file.lastIndexOf('/') + 1));
  const sources = new Map<string, Source>();
  for (const one of imports) {
    if (one.from === file) continue;
    const source = sources.get(one.from) ?? { at: pathOf(one.from), names: new Map() };
    sources.set(one.from, source);
    const key = one.as ?? one.name;
    const known = source.names.get(key);
    if (known === undefined || known.type) source.names.set(key, one);
  }
  return [...sources.values()].sort((a, b) => (a.at.key < b.at.key ? -1 : 1));
}

/** The import lines of `file`, merged, sorted and broken as the formatter would. */
export const renderImports = (imports: readonly Import[], file: string): string =>
  grouped(imports, file)
    .map((source) => statement(source, 'import'))
    .join('');

/** The same as re-exports. */
export const renderExports = (exports: readonly Import[], file: string): string =>
  grouped(exports, file)
    .map((source) => statement(source, 'export'))
    .join('');
