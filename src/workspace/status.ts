import { hasOpenConflict } from '../merge/conflict.ts';
import { plainText } from '../merge/text-form.ts';
import { hashText } from './hash.ts';
import type { Lock } from './lock.ts';
import type { Tree } from './tree.ts';

/** How the files of an app stand to what plinth generated, as paths. */
export interface Status {
  readonly edited: readonly string[];
  /** They stay deleted. */
  readonly deleted: readonly string[];
  /** With conflict markers in them. */
  readonly unresolved: readonly string[];
  /** Edited, and generated no more. */
  readonly orphaned: readonly string[];
}

export function readStatus({ files, orphans }: Lock, tree: Tree): Status {
  const edited: string[] = [];
  const deleted: string[] = [];
  const unresolved: string[] = [];
  for (const { path, bases } of files.values()) {
    const found = tree.read(path);
    if (found.kind === 'absent') deleted.push(path);
    if (found.kind !== 'file') continue;
    const hash = hashText(plainText(found.text));
    if (hasOpenConflict(found.text)) unresolved.push(path);
    else if (bases.every((base) => base.hash !== hash)) edited.push(path);
  }
  const orphaned = [...orphans.keys()].filter((path) => tree.read(path).kind === 'file');
  return { edited, deleted, unresolved, orphaned };
}
