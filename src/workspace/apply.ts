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
import { draftUndo, dropUndo, keepUndo } from './kept-undo.ts';
import { LOCK_FILE } from './lock.ts';
import { type Finished, rollForward } from './roll-forward.ts';
import { writeFailed } from './write-failed.ts';

/**
 * Brings a change set to disk, whole or not at all: killed at any instant, it leaves the old tree,
 * or a journal from which the next start finishes the new one. Call it inside `withRunLock`.
 */
export function applyChanges(root: string, changes: ChangeSet, disk: Disk = nodeDisk): Finished {
  const { forward, back } = toJournals(changes);
  if (forward.entries.length === 0) return { edited: [] };
  try {
    draftUndo(root, back, disk);
    writeJournal(root, forward, disk);
  } catch (error) {
    removeJournal(root, disk);
    dropUndo(root, disk);
    throw writeFailed(WORK_FOLDER, error);
  }
  const finished = rollForward(root, forward, disk);
  keepUndo(root, disk);
  removeJournal(root, disk);
  return finished;
}

type Content = string | Uint8Array;

/** Entries with their texts one behind the other. */
class Drafting {
  readonly #entries: JournalEntry[] = [];
  readonly #texts: Uint8Array[] = [];
  #offset = 0;

  add(path: string, before: Content | undefined, after: Content | undefined): void {
    const bytes = Buffer.from(after ?? '');
    const isPacked = typeof (before ?? after) !== 'string';
    this.#texts.push(bytes);
    this.#entries.push({
      path,
      before: before === undefined ? undefined : hashText(before),
      after: after === undefined ? undefined : hashText(after),
      offset: this.#offset,
      length: bytes.length,
      ...(isPacked ? { isPacked } : {}),
    });
    this.#offset += bytes.length;
  }

  get journal(): Journal {
    return { entries: this.#entries, pack: Buffer.concat(this.#texts) };
  }
}

/** The run, and the run that undoes it. */
function toJournals({ changes, lock }: ChangeSet): { forward: Journal; back: Journal } {
  const [forward, back] = [new Drafting(), new Drafting()];
  const add = (path: string, before: Content | undefined, after: Content | undefined): void => {
    forward.add(path, before, after);
    back.add(path, after, before);
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
  return { forward: forward.journal, back: back.journal };
}
