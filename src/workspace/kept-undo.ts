import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { type Journal, parseJournal, printJournal, WORK_FOLDER, type Work } from './journal.ts';

const UNDO = 'undo';
const PACK = 'undo.pack';
const DRAFT = '.draft';

const inWork = (root: string, name: string): string => join(root, WORK_FOLDER, name);

/** Writes down what stands there before a run, as the journal of a run back. */
export function draftUndo(root: string, { entries, pack }: Work, disk: Disk): void {
  disk.makeFolder(join(root, WORK_FOLDER));
  disk.writeFile(inWork(root, PACK + DRAFT), pack);
  disk.writeFile(inWork(root, UNDO + DRAFT), printJournal({ entries, folders: [], isUndo: true }));
}

/** The run is done: from now on it is the one that can be undone. */
export function keepUndo(root: string, disk: Disk): void {
  for (const name of [PACK, UNDO]) {
    const draft = inWork(root, name + DRAFT);
    // A run that was killed here has renamed the first already.
    if (existsSync(draft)) disk.rename(draft, inWork(root, name));
  }
}

/** The run was never committed: the one before it can be undone still. */
export function dropUndo(root: string, disk: Disk): void {
  for (const name of [UNDO, PACK]) disk.removeFile(inWork(root, name + DRAFT));
}

/** What would undo the last run; undefined: there is none. */
export const readKept = (root: string): Journal | undefined =>
  existsSync(inWork(root, UNDO)) ? parseJournal(inWork(root, UNDO), inWork(root, PACK)) : undefined;

export function forgetUndo(root: string, disk: Disk): void {
  for (const name of [UNDO, PACK]) disk.removeFile(inWork(root, name));
}
