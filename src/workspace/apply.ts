import type { ChangeSet } from './change.ts';
import { commit } from './commit.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { hashText } from './hash.ts';
import { type JournalEntry, WORK_FOLDER, type Work } from './journal.ts';
import { draftUndo, dropUndo } from './kept-undo.ts';
import { LOCK_FILE } from './lock.ts';
import type { Finished } from './roll-forward.ts';
import { writeFailed } from './write-failed.ts';

/**
 * Brings a change set to disk, whole or not at all: killed at any instant, it leaves the old tree,
 * or a journal from which the next start finishes the new one. Call it inside `withRunLock`.
 *
 * @throws PlinthError WRITE_FAILED; then everything is as it was
 */
export function applyChanges(root: string, changes: ChangeSet, disk: Disk = nodeDisk): Finished {
  const replaced = replacedBy(changes);
  if (replaced.length === 0) return { edited: [] };
  try {
    draftUndo(root, workOf(replaced.map(takenBack)), disk);
  } catch (error) {
    dropUndo(root, disk);
    throw writeFailed(WORK_FOLDER, error);
  }
  return commit(root, { ...workOf(replaced), isUndo: false }, disk);
}

type Content = string | Uint8Array;

/** What stands at a path before a run, and after it. */
interface Replaced {
  readonly path: string;
  readonly before: Content | undefined;
  readonly after: Content | undefined;
}

const takenBack = ({ path, before, after }: Replaced): Replaced => ({
  path,
  before: after,
  after: before,
});

/** Every path once: where a file goes away, another may come from elsewhere. */
function replacedBy({ changes, lock }: ChangeSet): readonly Replaced[] {
  const found = new Map<string, Replaced>();
  const add = (path: string, before: Content | undefined, after: Content | undefined): void => {
    const other = found.get(path);
    found.set(path, { path, before: before ?? other?.before, after: after ?? other?.after });
  };
  for (const change of changes) {
    if ('bytes' in change) {
      const { kind, path, bytes } = change;
      add(path, kind === 'delete' ? bytes : undefined, kind === 'create' ? bytes : undefined);
    } else if (change.kind === 'create') add(change.path, undefined, change.text);
    else if (change.kind === 'delete') add(change.path, change.before, undefined);
    else if ('text' in change && change.from !== undefined) {
      add(change.from, change.before, undefined);
      add(change.path, undefined, change.text);
    } else if ('text' in change) add(change.path, change.before, change.text);
  }
  // Last, so that a lock never claims what is not yet in the tree.
  if (lock.before !== lock.text) add(LOCK_FILE, lock.before, lock.text);
  return [...found.values()];
}

/** Entries with their texts one behind the other. */
function workOf(replaced: readonly Replaced[]): Work {
  let offset = 0;
  const texts: Uint8Array[] = [];
  const entries = replaced.map(({ path, before, after }): JournalEntry => {
    const bytes = Buffer.from(after ?? '');
    const isPacked = typeof (before ?? after) !== 'string';
    const at = offset;
    texts.push(bytes);
    offset += bytes.length;
    return {
      path,
      before: before === undefined ? undefined : hashText(before),
      after: after === undefined ? undefined : hashText(after),
      offset: at,
      length: bytes.length,
      ...(isPacked ? { isPacked } : {}),
    };
  });
  return { entries, pack: Buffer.concat(texts) };
}
