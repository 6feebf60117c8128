import { hasOpenConflict } from '../merge/conflict.ts';
import { plainText } from '../merge/text-form.ts';
import type { NamePair } from '../rename/former-words.ts';
import { packBase } from './base-text.ts';
import type { Change, ChangeSet } from './change.ts';
import { handWritten } from './hand-written.ts';
import { hashText } from './hash.ts';
import type { Lock, LockedFile } from './lock.ts';
import { followed, type Known, knownFiles } from './moves.ts';
import type { Generated } from './reconcile-input.ts';
import { type RenamedTexts, renamedTexts } from './renamed-texts.ts';
import type { Tree } from './tree.ts';

export interface RenamingInput {
  readonly root: string;
  readonly lock: Lock;
  readonly tree: Tree;
  readonly generated: readonly Generated[];
  /** What the spec says of former names. */
  readonly renames: {
    readonly elements: ReadonlyMap<string, string>;
    readonly names: readonly NamePair[];
  };
  readonly reasonFor: (id: string) => string;
}

/** An app in which what was renamed in the spec is renamed already, by hand as it were. */
export interface Renaming {
  readonly lock: Lock;
  readonly tree: Tree;
  /** The changes to that app as changes to the one on disk. */
  finish(set: ChangeSet): ChangeSet;
}

/** Undefined where nothing was renamed. */
export async function renamingOf(input: RenamingInput): Promise<Renaming | undefined> {
  const { lock, tree, generated, renames } = input;
  const known = knownFiles(generated, lock, renames.elements);
  const moved = known.filter((one) => isMoved(one, input));
  const moves = new Map(moved.map(({ file, entry }) => [entry.path, file.path]));
  if (moves.size === 0 && renames.names.length === 0) return undefined;
  const hand = handWritten(input.root, lock);
  const stays = new Set([...lock.files.keys()].filter((path) => !moves.has(path)));
  for (const path of moves.size === 0 ? [] : hand) {
    const to = followed(path, moves, stays);
    if (to !== undefined && tree.read(to).kind === 'absent') moves.set(path, to);
  }
  const texts = await renamedTexts({ ...input, known, moves, hand });
  if (moves.size === 0 && texts.mine.size === 0) return undefined;
  return new Renamed(input, { moved, moves, texts });
}

/** A file of the user at the new path, or markers in the old one, and it stays where it is. */
function isMoved({ file, entry }: Known, { tree, lock }: RenamingInput): boolean {
  if (entry.path === file.path || lock.files.has(file.path)) return false;
  if (tree.read(file.path).kind !== 'absent') return false;
  const found = tree.read(entry.path);
  return found.kind === 'absent' || (found.kind === 'file' && !hasOpenConflict(found.text));
}

interface Parts {
  readonly moved: readonly Known[];
  readonly moves: ReadonlyMap<string, string>;
  readonly texts: RenamedTexts;
}

class Renamed implements Renaming {
  readonly lock: Lock;
  readonly tree: Tree;
  readonly #disk: Tree;
  /** New texts by the paths that they will have, and where each stands now. */
  readonly #texts = new Map<string, { readonly from: string; readonly text: string }>();
  readonly #reasonFor: RenamingInput['reasonFor'];
  readonly #generated: ReadonlyMap<string, Generated>;

  constructor({ lock, tree, reasonFor, generated }: RenamingInput, parts: Parts) {
    this.#disk = tree;
    this.#reasonFor = reasonFor;
    this.#generated = new Map(generated.map((file) => [file.path, file]));
    const { moves, texts } = parts;
    for (const from of new Set([...moves.keys(), ...texts.mine.keys()])) {
      const found = tree.read(from);
      const text = texts.mine.get(from) ?? (found.kind === 'file' ? found.text : undefined);
      if (text !== undefined) this.#texts.set(moves.get(from) ?? from, { from, text });
    }
    this.lock = { ...lock, files: renamedEntries(lock, parts) };
    this.tree = this.#overlay(new Set(moves.keys()));
  }

  #overlay(gone: ReadonlySet<string>): Tree {
    const [disk, texts] = [this.#disk, this.#texts];
    return {
      read: (path) => {
        const found = texts.get(path);
        if (found !== undefined) return { kind: 'file', text: found.text };
        return gone.has(path) ? { kind: 'absent' } : disk.read(path);
      },
      holds: (path, hash) => {
        const found = texts.get(path);
        if (found !== undefined) return hashText(plainText(found.text)) === hash;
        return !gone.has(path) && disk.holds(path, hash);
      },
    };
  }

  finish(set: ChangeSet): ChangeSet {
    const open = new Map(this.#texts);
    const changes = set.changes.map((change): Change => {
      const own = open.get(change.path);
      if (own === undefined || !('before' in change) || !('text' in change)) return change;
      open.delete(change.path);
      return { ...change, ...this.#origin(change.path, own.from) };
    });
    const others = [...open].flatMap(([path, { from, text }]): readonly Change[] => {
      const origin = this.#origin(path, from);
      if (origin.before === text && path === from) return [];
      const file = this.#generated.get(path);
      const reason = file === undefined ? 'names changed in the spec' : this.#reasonFor(file.id);
      return [{ kind: file === undefined ? 'rename' : 'merge', path, reason, text, ...origin }];
    });
    const all = [...changes, ...others].toSorted((a, b) => (a.path < b.path ? -1 : 1));
    return { ...set, changes: all };
  }

  #origin(path: string, from: string): { readonly before: string; readonly from?: string } {
    const found = this.#disk.read(from);
    const before = found.kind === 'file' ? found.text : '';
    return path === from ? { before } : { before, from };
  }
}

/** The lines of the lock as they would be, had the files always had these paths and names. */
function renamedEntries(lock: Lock, { moved, moves, texts }: Parts): Lock['files'] {
  const ids = new Map(moved.map(({ file, entry }) => [entry.path, file.id]));
  const entries = [...lock.files.values()].map((entry): LockedFile => {
    const { path, id, bases } = entry;
    const text = texts.bases.get(path);
    const renamed = text === undefined ? bases : [packBase(text), ...bases.slice(1)];
    return { ...entry, path: moves.get(path) ?? path, id: ids.get(path) ?? id, bases: renamed };
  });
  return new Map(entries.map((entry) => [entry.path, entry]));
}
