import { PlinthError } from '../errors.ts';
import { commit } from './commit.ts';
import { nodeDisk } from './disk.ts';
import { type Journal, WORK_FOLDER } from './journal.ts';
import { readKept } from './kept-undo.ts';
import { LOCK_FILE } from './lock.ts';
import { recoverLocked } from './recover.ts';
import { withRunLock } from './run-lock.ts';

function readUndo(root: string): Journal {
  const kept = readKept(root);
  if (kept === undefined) {
    throw new PlinthError('NOTHING_TO_UNDO', 'there is no run to undo', {
      hint: `only the last run can be undone, where it ran: ${WORK_FOLDER} is not in version control`,
    });
  }
  return kept;
}

export interface Undone {
  /** What stands as it stood before. */
  readonly restored: readonly string[];
  /** What went, because it was not there before. */
  readonly removed: readonly string[];
  /** Files that were changed since: left as they are. */
  readonly edited: readonly string[];
}

/** Whether a path is one of the app's files: the lock goes with them and is not spoken of. */
const isTold = (path: string): boolean => path !== LOCK_FILE;

/**
 * Puts the tree back to how it was before the last run; what was edited since stays.
 *
 * @throws PlinthError NOTHING_TO_UNDO, RUN_IN_PROGRESS, WRITE_FAILED
 */
export function undo(root: string, { write = true, disk = nodeDisk } = {}): Undone {
  return withRunLock(root, () => {
    recoverLocked(root, disk);
    const journal = readUndo(root);
    const edited = write ? commit(root, { ...journal, isUndo: true }, disk).edited : [];
    const paths = (isGone: boolean): readonly string[] =>
      journal.entries
        .filter(({ path, after }) => (after === undefined) === isGone && isTold(path))
        .map(({ path }) => path)
        .filter((path) => !edited.includes(path));
    return { restored: paths(false), removed: paths(true), edited: edited.filter(isTold) };
  });
}
