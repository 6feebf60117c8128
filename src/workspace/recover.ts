import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Disk, nodeDisk } from './disk.ts';
import { hasJournal, readJournal, removeJournal, WORK_FOLDER } from './journal.ts';
import { type Finished, rollForward } from './roll-forward.ts';
import { withRunLock } from './run-lock.ts';

/** Finishes the run of a process that was killed after its commit; `undefined` when there is none. */
export function recover(root: string, disk: Disk = nodeDisk): Finished | undefined {
  if (!existsSync(join(root, WORK_FOLDER))) return undefined;
  return withRunLock(root, () => recoverLocked(root, disk));
}

/** As `recover`, for a caller who holds the run lock; drops what was never committed, too. */
export function recoverLocked(root: string, disk: Disk = nodeDisk): Finished | undefined {
  const finished = hasJournal(root) ? rollForward(root, readJournal(root), disk) : undefined;
  removeJournal(root, disk);
  return finished;
}
