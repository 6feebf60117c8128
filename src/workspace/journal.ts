import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlinthError } from '../errors.ts';
import { type Disk, syncFolder } from './disk.ts';

/** Where plinth keeps what it needs while it works; gone when it has finished. */
export const WORK_FOLDER = '.plinth';

/** One file that a run writes (`after`) or deletes, and what stood there (`before`), by hash. */
export interface JournalEntry {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Where its text lies in the pack. */
  readonly offset: number;
  readonly length: number;
}

export interface Journal {
  readonly entries: readonly JournalEntry[];
  /** All new texts, one behind the other. */
  readonly pack: Uint8Array;
}

const PACK = 'pack';
const JOURNAL = 'journal';
const DRAFT = 'journal.draft';

const inWork = (root: string, name: string): string => join(root, WORK_FOLDER, name);

/** Whether a run has been committed that did not finish. */
export function hasJournal(root: string): boolean {
  return existsSync(inWork(root, JOURNAL));
}

/**
 * Commits a run: all its texts reach the disk, then one rename makes the journal valid. Before that
 * rename nothing has happened; after it the run will be finished, by this process or a later one.
 */
export function writeJournal(root: string, { entries, pack }: Journal, disk: Disk): void {
  disk.makeFolder(join(root, WORK_FOLDER));
  disk.writeSynced(inWork(root, PACK), pack);
  disk.writeSynced(inWork(root, DRAFT), JSON.stringify({ version: 1, entries }));
  disk.rename(inWork(root, DRAFT), inWork(root, JOURNAL));
  syncFolder(join(root, WORK_FOLDER));
}

export function readJournal(root: string): Journal {
  try {
    // Written by `writeJournal` and renamed whole; a file of another form fails right below.
    const { version, entries } = JSON.parse(readFileSync(inWork(root, JOURNAL), 'utf8')) as {
      version: number;
      entries: readonly JournalEntry[];
    };
    if (version !== 1 || !Array.isArray(entries)) throw new Error(`version ${version}`);
    return { entries, pack: readFileSync(inWork(root, PACK)) };
  } catch (cause) {
    throw new PlinthError('JOURNAL_MALFORMED', `${WORK_FOLDER}/${JOURNAL} cannot be read`, {
      hint: `delete ${WORK_FOLDER} and run plinth regenerate: it goes on from what was written`,
      cause,
    });
  }
}

/** Forgets a run that is finished, or one that was never committed. */
export function removeJournal(root: string, disk: Disk): void {
  for (const name of [JOURNAL, DRAFT, PACK]) disk.removeFile(inWork(root, name));
}
