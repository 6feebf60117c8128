import type { Disk } from './disk.ts';
import { errnoOf } from './errno.ts';
import {
  commitJournal,
  draftJournal,
  type Journal,
  readDraft,
  removeJournal,
  revokeJournal,
  WORK_FOLDER,
  type Work,
} from './journal.ts';
import { dropUndo, forgetUndo, keepUndo } from './kept-undo.ts';
import { rollBack } from './roll-back.ts';
import { type Finished, rollForward } from './roll-forward.ts';
import { missingFolders, stage, unstage } from './stage.ts';
import { halfDone, RefusedWrite, writeFailed } from './write-failed.ts';

/**
 * Does some work whole or not at all. Everything that needs room or permission comes first, beside
 * what is there; then one rename makes the journal valid: before it nothing has happened, after it
 * the work will be finished, by this process or a later one.
 *
 * @throws PlinthError WRITE_FAILED
 */
export function commit(
  root: string,
  work: Work & { readonly isUndo: boolean },
  disk: Disk,
): Finished {
  const journal: Journal = { ...work, folders: missingFolders(root, work) };
  let staged: ReadonlySet<string>;
  try {
    draftJournal(root, journal, disk);
    staged = stage(root, journal, disk);
    commitJournal(root, disk);
  } catch (error) {
    discard(root, journal, disk);
    throw writeFailed(WORK_FOLDER, error);
  }
  return finishJournal(root, journal, { disk, staged });
}

/** Finishes what is committed; where the system refuses that after all, takes it back. */
export function finishJournal(
  root: string,
  journal: Journal,
  how: { readonly disk: Disk; readonly staged?: ReadonlySet<string> },
): Finished {
  const { disk } = how;
  try {
    const finished = rollForward(root, journal, how);
    forgetJournal(root, journal, disk);
    return finished;
  } catch (error) {
    if (!(error instanceof RefusedWrite)) throw error;
    takeBack(root, journal, { disk, refused: error });
    throw writeFailed(error.path, error.cause);
  }
}

/** The work is done: a run is from now on the one that can be undone. */
function forgetJournal(root: string, { isUndo }: Journal, disk: Disk): void {
  try {
    if (isUndo) forgetUndo(root, disk);
    else keepUndo(root, disk);
    removeJournal(root, disk);
  } catch (error) {
    throw errnoOf(error) === '' ? error : halfDone(new RefusedWrite(WORK_FOLDER, error));
  }
}

interface TakingBack {
  readonly disk: Disk;
  readonly refused: RefusedWrite;
}

function takeBack(root: string, journal: Journal, { disk, refused }: TakingBack): void {
  try {
    rollBack(root, journal, disk);
    revokeJournal(root, disk);
  } catch (error) {
    throw errnoOf(error) === '' ? error : halfDone(refused);
  }
  discard(root, journal, disk);
}

/** Forgets work that was not committed. What cannot be removed now is removed at the next start. */
function discard(root: string, journal: Journal, disk: Disk): void {
  try {
    unstage(root, journal, disk);
    dropUndo(root, disk);
    removeJournal(root, disk);
  } catch {
    // The cause of the failure is what the user wants to know.
  }
}

/** Forgets the work of a process that was killed before it committed it. */
export function discardDraft(root: string, disk: Disk): void {
  try {
    const draft = readDraft(root);
    if (draft !== undefined) unstage(root, draft, disk);
    dropUndo(root, disk);
    removeJournal(root, disk);
  } catch (error) {
    throw writeFailed(WORK_FOLDER, error);
  }
}
