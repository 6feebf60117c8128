import { PlinthError } from '../errors.ts';
import { isAppPath } from './app-path.ts';
import type { BaseText } from './base-text.ts';
import { LOCK_FILE, type Lock, type LockedContext, type LockedFile } from './lock.ts';
import { lockOfNewer } from './lock-of-newer.ts';

const HEADER = `${LOCK_FILE} 1`;

/** One fact a line and each kind sorted, so that git can merge two locks line by line. */
export function printLock(lock: Lock): string {
  const sorted = <T>(entries: Iterable<readonly [string, T]>) =>
    [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    HEADER,
    `plinth ${lock.plinth}`,
    ...(lock.inputs === '' ? [] : [`inputs ${lock.inputs}`]),
    ...sorted(lock.settings).map(([name, value]) => `setting ${name} ${value}`),
    ...[...lock.checked].sort().map((key) => `checked ${key}`),
    ...sorted(lock.elements).map(([id, json]) => `element ${id} ${json}`),
    ...sorted(lock.migrations).map(([name, json]) => `migration ${name} ${json}`),
    ...[...lock.stored].sort().map((name) => `stored ${name}`),
    ...sorted(lock.contexts).map(([name, { stamp, files }]) => `context ${name} ${stamp} ${files}`),
    ...sorted(lock.orphans).flatMap(([, { path, id, bases }]) =>
      bases.map(({ hash, packed }) => `orphan ${printWords(path, id, hash, packed)}`),
    ),
    ...sorted(lock.files).flatMap(([, file]) => file.bases.map((base) => printFile(file, base))),
  ];
  return `${lines.join('\n')}\n`;
}

function printFile({ path, id, state }: LockedFile, base: BaseText): string {
  const line = `file ${printWords(path, id, base.hash, base.packed)}`;
  if (state.kind === 'tracked') return line;
  if (state.kind === 'deleted') return `${line} deleted`;
  return `${line} conflict ${state.pending.hash} ${state.pending.packed}`;
}

const printWords = (...words: readonly string[]): string => words.map(escapeSpaces).join(' ');

/** Reads a lock, be it one that git merged badly: with lines twice, or conflict markers in it. */
export function parseLock(text: string): Lock {
  const lines = text.includes('\r') ? text.split(/\r?\n/) : text.split('\n');
  if (!lines.includes(HEADER)) throw unknownForm(lines[0] ?? '');
  const lock = {
    plinth: '',
    inputs: '',
    settings: new Map<string, string>(),
    checked: new Set<string>(),
    elements: new Map<string, string>(),
    migrations: new Map<string, string>(),
    stored: new Set<string>(),
    contexts: new Map<string, LockedContext>(),
    files: new Map<string, LockedFile>(),
    orphans: new Map<string, LockedFile>(),
  };
  let isOldBase = false;
  lines.forEach((line, index) => {
    if (line.startsWith('|||||||')) isOldBase = true;
    if (line === '=======' || line.startsWith('>>>>>>>')) isOldBase = false;
    if (!isOldBase) readLine(lock, line, index + 1);
  });
  return lock;
}

interface Draft {
  plinth: string;
  inputs: string;
  readonly settings: Map<string, string>;
  readonly checked: Set<string>;
  readonly elements: Map<string, string>;
  readonly migrations: Map<string, string>;
  readonly stored: Set<string>;
  readonly contexts: Map<string, LockedContext>;
  readonly files: Map<string, LockedFile>;
  readonly orphans: Map<string, LockedFile>;
}

function readLine(lock: Draft, line: string, number: number): void {
  const space = line.indexOf(' ');
  const rest = line.slice(space + 1);
  switch (line.slice(0, space === -1 ? undefined : space)) {
    case '':
    case LOCK_FILE:
    case '<<<<<<<':
    case '=======':
    case '>>>>>>>':
      return;
    case 'plinth':
      lock.plinth = rest;
      return;
    case 'inputs':
      // Two that git joined: the files follow from neither.
      lock.inputs = lock.inputs === '' || lock.inputs === rest ? rest : 'joined';
      return;
    case 'checked':
      lock.checked.add(rest);
      return;
    case 'setting':
      lock.settings.set(...splitPair(rest, number));
      return;
    case 'element':
      lock.elements.set(...splitPair(rest, number));
      return;
    case 'migration':
      lock.migrations.set(...readMigration(rest, number));
      return;
    case 'stored':
      lock.stored.add(rest);
      return;
    case 'context':
      lock.contexts.set(...readContext(rest, number));
      return;
    case 'orphan':
      addFile(lock.orphans, readFile(rest, number));
      return;
    case 'file':
      addFile(lock.files, readFile(rest, number));
      return;
    default:
      throw malformed(number, 'plinth does not know what it says');
  }
}

function splitPair(rest: string, number: number): [string, string] {
  const space = rest.indexOf(' ');
  if (space < 1) throw malformed(number, 'it names something but does not say what it is');
  return [rest.slice(0, space), rest.slice(space + 1)];
}

/** What stands there is followed blindly, so it has to be whole. */
function readMigration(rest: string, number: number): [string, string] {
  const [name, json] = splitPair(rest, number);
  try {
    if (Array.isArray(JSON.parse(json))) return [name, json];
  } catch {
    // Told below.
  }
  throw malformed(number, 'it names a migration but does not say what it did');
}

/** Of two lines that git joined the files are neither's: then they do not match the last line. */
function readContext(rest: string, number: number): [string, LockedContext] {
  const [name = '', stamp, files, more] = rest.split(' ');
  if (stamp === undefined || files === undefined || more !== undefined) {
    throw malformed(number, 'it names a context but does not say what its files are');
  }
  return [name, { stamp, files }];
}

function readFile(rest: string, number: number): LockedFile {
  const [path = '', id, hash, packed, state, pendingHash, pendingPacked, more] = rest.split(' ');
  if (id === undefined || hash === undefined || packed === undefined || more !== undefined) {
    throw malformed(number, 'it names a file but does not say what it held');
  }
  const bases = [{ hash, packed }];
  const file = { path: unescapeSpaces(path), id: unescapeSpaces(id), bases };
  if (!isAppPath(file.path)) throw malformed(number, `${file.path} is no path inside the app`);
  if (state === undefined) return { ...file, state: { kind: 'tracked' } };
  if (state === 'deleted') return { ...file, state: { kind: 'deleted' } };
  if (state !== 'conflict' || pendingHash === undefined || pendingPacked === undefined) {
    throw malformed(number, `a file cannot be "${state}"`);
  }
  const pending = { hash: pendingHash, packed: pendingPacked };
  return { ...file, state: { kind: 'conflict', pending } };
}

/** A path that stands twice was generated differently on two branches: each text may be the base. */
function addFile(files: Map<string, LockedFile>, file: LockedFile): void {
  const known = files.get(file.path);
  if (known === undefined) {
    files.set(file.path, file);
    return;
  }
  const bases = [...known.bases, ...file.bases];
  files.set(file.path, {
    ...known,
    bases: bases.filter((base, at) => bases.findIndex(({ hash }) => hash === base.hash) === at),
    state: known.state.kind === 'tracked' ? file.state : known.state,
  });
}

/** What says that the files of a lock are all that was generated. */
const isPromise = (line: string): boolean => /^(?:inputs|context) /.test(line);

/** What a lock says of the app itself: a lock without files. */
export const headOf = (text: string): string =>
  text
    .split('\n')
    .filter((line) => /^(?:plinth\.lock|plinth|setting) /.test(line))
    .join('\n');

/** A lock in which the lines of some files are those of an older one. */
export function keepLines(text: string, older: string, paths: readonly string[]): string {
  const starts = paths.map((path) => `file ${escapeSpaces(path)} `);
  const isOf = (line: string) => starts.some((start) => line.startsWith(start));
  const kept = older.split('\n').filter(isOf);
  const lines = text.split('\n').filter((line) => line !== '' && !isOf(line) && !isPromise(line));
  const files = [...lines.filter((line) => line.startsWith('file ')), ...kept].sort();
  return `${[...lines.filter((line) => !line.startsWith('file ')), ...files].join('\n')}\n`;
}

// Most paths and ids have neither, and there are thousands of them.
function escapeSpaces(text: string): string {
  if (!text.includes(' ') && !text.includes('%')) return text;
  return text.replaceAll('%', '%25').replaceAll(' ', '%20');
}

function unescapeSpaces(text: string): string {
  if (!text.includes('%')) return text;
  return text.replaceAll('%20', ' ').replaceAll('%25', '%');
}

function unknownForm(first: string): PlinthError {
  return /^plinth\.lock \d+$/.test(first)
    ? lockOfNewer('in a form that this one does not know')
    : malformed(1, `it does not begin with "${HEADER}"`);
}

function malformed(line: number, problem: string): PlinthError {
  return new PlinthError('LOCK_MALFORMED', `${LOCK_FILE}:${line} cannot be read: ${problem}`, {
    hint: `take ${LOCK_FILE} back from version control (git checkout -- ${LOCK_FILE})`,
  });
}
