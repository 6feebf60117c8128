import { discardDraft, finishJournal } from './commit.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { hasJournal, isInterrupted, readJournal } from './journal.ts';
import type { Finished } from './roll-forward.ts';
import { withRunLock } from './run-lock.ts';

/** Finishes the run of a process that was killed after its commit; `undefined` when there is none. */
export function recover(root: string, disk: Disk = nodeDisk): Finished | undefined {
  return isInterrupted(root) ? withRunLock(root, () => recoverLocked(root, disk)) : undefined;
}

/** As `recover`, for a caller who holds the run lock; drops what was never committed, too. */
export function recoverLocked(root: string, disk: Disk = nodeDisk): Finished | undefined {
  if (hasJournal(root)) return finishJournal(root, readJournal(root), { disk });
  discardDraft(root, disk);
  return undefined;
}
