import { type Declaration, declarationsOf, type Ts } from './declarations.ts';
import { type NamePair, renamedName } from './former-words.ts';

/** A generated file before and after. */
export interface FilePair {
  /** Where it stood before. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A declaration that is called something else now. */
export interface SymbolRename {
  readonly path: string;
  /** As it was. @example ['Account', 'payIn'] */
  readonly names: readonly string[];
  readonly to: string;
}

const keyOf = (names: readonly string[]): string => names.join('\n');

/**
 * The declarations that a rename in the spec gave another name. Both texts are the generator's own:
 * a name counts only where the file declared it before, and declares the new one now.
 */
export function findSymbols(
  ts: Ts,
  files: readonly FilePair[],
  pairs: readonly NamePair[],
): readonly SymbolRename[] {
  return files.flatMap(({ path, before, after }) => {
    if (before === after) return [];
    const now = new Set(declarationsOf(ts, path, after).map(({ names }) => keyOf(names)));
    const renamed = new Map<string, readonly string[]>();
    return declarationsOf(ts, path, before).flatMap((old): readonly SymbolRename[] => {
      const names = newNames(old, renamed, { now, pairs });
      renamed.set(keyOf(old.names), names);
      const [was, to] = [old.names.at(-1), names.at(-1)];
      return to === undefined || was === to ? [] : [{ path, names: old.names, to }];
    });
  });
}

interface Known {
  readonly now: ReadonlySet<string>;
  readonly pairs: readonly NamePair[];
}

/** The names of a declaration in the new text; as they were where nothing there is called that. */
function newNames(
  { names }: Declaration,
  renamed: ReadonlyMap<string, readonly string[]>,
  { now, pairs }: Known,
): readonly string[] {
  const own = names.at(-1) ?? '';
  const around = names.slice(0, -1);
  const outer = namesAround(around, renamed);
  const same = [...outer, own];
  if (now.has(keyOf(same))) return same;
  const next = [...outer, renamedName(own, pairs)];
  return now.has(keyOf(next)) ? next : same;
}

/** What a declaration is in, by its new names; a place among locals has none of its own. */
function namesAround(
  around: readonly string[],
  renamed: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const known = renamed.get(keyOf(around));
  if (known !== undefined || around.length === 0) return known ?? [];
  return [...namesAround(around.slice(0, -1), renamed), around.at(-1) ?? ''];
}
