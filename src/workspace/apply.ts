import type { ChangeSet } from './change.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { hashText } from './hash.ts';
import {
  type Journal,
  type JournalEntry,
  removeJournal,
  WORK_FOLDER,
  writeJournal,
} from './journal.ts';
import { LOCK_FILE } from './lock.ts';
import { type Finished, rollForward } from './roll-forward.ts';
import { writeFailed } from './write-failed.ts';

/**
 * Brings a change set to disk, whole or not at all: killed at any instant, it leaves the old tree,
 * or a journal from which the next start finishes the new one. Call it inside `withRunLock`.
 */
export function applyChanges(root: string, changes: ChangeSet, disk: Disk = nodeDisk): Finished {
  const journal = toJournal(changes);
  if (journal.entries.length === 0) return { edited: [] };
  try {
    writeJournal(root, journal, disk);
  } catch (error) {
    removeJournal(root, disk);
    throw writeFailed(WORK_FOLDER, error);
  }
  const finished = rollForward(root, journal, disk);
  removeJournal(root, disk);
  return finished;
}

function toJournal({ changes, lock }: ChangeSet): Journal {
  const entries: JournalEntry[] = [];
  const texts: Uint8Array[] = [];
  let offset = 0;
  const add = (path: string, before: string | undefined, after: string | undefined): void => {
    const bytes = Buffer.from(after ?? '');
    texts.push(bytes);
    entries.push({
      path,
      before: before === undefined ? undefined : hashText(before),
      after: after === undefined ? undefined : hashText(after),
      offset,
      length: bytes.length,
    });
    offset += bytes.length;
  };
  for (const change of changes) {
    if (change.kind === 'create') add(change.path, undefined, change.text);
    else if (change.kind === 'delete') add(change.path, change.before, undefined);
    else if ('text' in change) add(change.path, change.before, change.text);
  }
  // Last, so that a lock never claims what is not yet in the tree.
  if (lock.before !== lock.text) add(LOCK_FILE, lock.before, lock.text);
  return { entries, pack: Buffer.concat(texts) };
}
