import { plainText } from '../merge/text-form.ts';
import type { NamePair } from '../rename/former-words.ts';
import { hashText } from './hash.ts';
import type { Lock, LockedFile } from './lock.ts';
import type { Known } from './moves.ts';
import { renamedStubs, type StubPair } from './renamed-stubs.ts';
import type { Tree } from './tree.ts';
import { unpackFor } from './unpack-for.ts';

/** Texts with the new names in them, by the paths that the files had; only of those that change. */
export interface RenamedTexts {
  /** What stands on disk: edited files, and those that plinth did not write. */
  readonly mine: ReadonlyMap<string, string>;
  /** What was generated, of edited files. */
  readonly bases: ReadonlyMap<string, string>;
}

interface TextsInput {
  readonly root: string;
  readonly lock: Lock;
  readonly tree: Tree;
  readonly renames: { readonly names: readonly NamePair[] };
  readonly known: readonly Known[];
  readonly moves: ReadonlyMap<string, string>;
  /** Files that plinth did not write. */
  readonly hand: readonly string[];
}

const NOTHING: RenamedTexts = { mine: new Map(), bases: new Map() };

const isTypeScript = (path: string): boolean => path.endsWith('.ts');

/** TypeScript is loaded only where a name that somebody may have used by hand has changed. */
export async function renamedTexts(input: TextsInput): Promise<RenamedTexts> {
  const { root, lock, tree, known, moves, hand } = input;
  const changed = known.filter(
    ({ file, entry }) => isTypeScript(file.path) && isChanged(file, entry),
  );
  const names = input.renames.names.filter((pair) => isNamed(pair, changed));
  if (names.length === 0 && moves.size === 0) return NOTHING;
  const edited = [...lock.files.values()].filter((entry) => isEdited(entry, tree));
  if (edited.length === 0 && hand.length === 0) return NOTHING;
  const [{ ts }, { findSymbols }, { renameIn }] = await Promise.all([
    import('ts-morph'),
    import('../rename/find-symbols.ts'),
    import('../rename/rename-in.ts'),
  ]);
  const pairs = changed.map(({ file, entry }) => ({
    path: entry.path,
    before: baseOf(entry),
    after: file.text,
  }));
  const symbols = findSymbols(ts, pairs, names);
  const tracked = [...lock.files.values()].filter(({ path }) => isTypeScript(path));
  const bases = new Map(tracked.map((entry) => [entry.path, baseOf(entry)]));
  const mine = textsOf([...bases.keys(), ...hand], tree);
  const [newMine, newBases] = [
    await renameIn({ root, files: mine, symbols, moves }),
    edited.length === 0 ? new Map() : await renameIn({ root, files: bases, symbols, moves }),
  ];
  const own = new Set(edited.map(({ path }) => path));
  const stubs = pairs.filter(({ path }) => own.has(path));
  return {
    mine: withStubs(only(newMine, new Set([...own, ...hand])), mine, stubs),
    bases: withStubs(only(newBases, own), bases, stubs),
  };
}

type Texts = ReadonlyMap<string, string>;

/** Those that change, and those in which only stubs are called otherwise. */
function withStubs(
  changed: Texts,
  texts: Texts,
  pairs: readonly (StubPair & { readonly path: string })[],
): Texts {
  const renamed = pairs.flatMap(({ path, ...pair }) => {
    const text = texts.get(path);
    const now = changed.get(path) ?? text;
    const next = now === undefined ? undefined : renamedStubs(now, pair);
    return next === undefined || next === text ? [] : [[path, next] as const];
  });
  return new Map([...changed, ...renamed]);
}

const baseOf = ({ path, bases }: LockedFile): string =>
  bases[0] === undefined ? '' : unpackFor(path, bases[0]);

const isChanged = ({ hash, text }: Known['file'], { bases }: LockedFile): boolean =>
  bases[0]?.hash !== (hash ?? hashText(text));

/** Whether a former name was in what was generated. */
function isNamed({ from }: NamePair, changed: readonly Known[]): boolean {
  const pattern = new RegExp(from, 'i');
  return changed.some(({ entry }) => pattern.test(baseOf(entry)));
}

function isEdited({ path, bases, state }: LockedFile, tree: Tree): boolean {
  if (!isTypeScript(path) || state.kind !== 'tracked') return false;
  if (bases.some(({ hash }) => tree.holds(path, hash))) return false;
  const found = tree.read(path);
  if (found.kind !== 'file') return false;
  const hash = hashText(plainText(found.text));
  return bases.every((base) => base.hash !== hash);
}

function textsOf(paths: readonly string[], tree: Tree): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const found = tree.read(path);
    if (found.kind === 'file') texts.set(path, found.text);
  }
  return texts;
}

const only = (
  texts: ReadonlyMap<string, string>,
  paths: ReadonlySet<string>,
): ReadonlyMap<string, string> => new Map([...texts].filter(([path]) => paths.has(path)));
