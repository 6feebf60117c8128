import { type Disk, nodeDisk } from './disk.ts';
import { hasJournal, isInterrupted, readJournal, removeJournal } from './journal.ts';
import { dropUndo, hasUndoDraft, keepUndo } from './kept-undo.ts';
import { type Finished, rollForward } from './roll-forward.ts';
import { withRunLock } from './run-lock.ts';

/** Finishes the run of a process that was killed after its commit; `undefined` when there is none. */
export function recover(root: string, disk: Disk = nodeDisk): Finished | undefined {
  if (!isInterrupted(root) && !hasUndoDraft(root)) return undefined;
  return withRunLock(root, () => recoverLocked(root, disk));
}

/** As `recover`, for a caller who holds the run lock; drops what was never committed, too. */
export function recoverLocked(root: string, disk: Disk = nodeDisk): Finished | undefined {
  const finished = hasJournal(root) ? rollForward(root, readJournal(root), disk) : undefined;
  if (finished !== undefined) keepUndo(root, disk);
  else dropUndo(root, disk);
  removeJournal(root, disk);
  return finished;
}
