import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PlinthError } from '../errors.ts';
import { type Disk, syncFolder } from './disk.ts';

/** Where plinth keeps what it needs while it works, and afterwards what undoes the last run. */
export const WORK_FOLDER = '.plinth';

/** One file that a run writes (`after`) or deletes, and what stood there (`before`), by hash. */
export interface JournalEntry {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Where its text lies in the pack. */
  readonly offset: number;
  readonly length: number;
  /** It is no text, before and after. */
  readonly isPacked?: boolean;
}

export interface Journal {
  readonly entries: readonly JournalEntry[];
  /** All new texts, one behind the other. */
  readonly pack: Uint8Array;
}

const PACK = 'pack';
const JOURNAL = 'journal';
const DRAFT = 'journal.draft';
/** Says which process is at work. */
export const RUN = 'run';

const inWork = (root: string, name: string): string => join(root, WORK_FOLDER, name);

/** Whether a run has left anything that must be finished or thrown away. */
export const isInterrupted = (root: string): boolean =>
  [JOURNAL, DRAFT, PACK, RUN].some((name) => existsSync(inWork(root, name)));

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
  disk.writeSynced(inWork(root, DRAFT), printJournal(entries));
  disk.rename(inWork(root, DRAFT), inWork(root, JOURNAL));
  syncFolder(join(root, WORK_FOLDER));
}

export const printJournal = (entries: readonly JournalEntry[]): string =>
  JSON.stringify({ version: 1, entries });

export const readJournal = (root: string): Journal =>
  parseJournal(inWork(root, JOURNAL), inWork(root, PACK));

/** @throws PlinthError JOURNAL_MALFORMED */
export function parseJournal(journal: string, pack: string): Journal {
  try {
    // Written by `printJournal` and renamed whole; a file of another form fails right below.
    const { version, entries } = JSON.parse(readFileSync(journal, 'utf8')) as {
      version: number;
      entries: readonly JournalEntry[];
    };
    if (version !== 1 || !Array.isArray(entries)) throw new Error(`version ${version}`);
    return { entries, pack: readFileSync(pack) };
  } catch (cause) {
    throw new PlinthError(
      'JOURNAL_MALFORMED',
      `${WORK_FOLDER}/${basename(journal)} cannot be read`,
      {
        hint: `delete ${WORK_FOLDER} and run plinth regenerate: it goes on from what was written`,
        cause,
      },
    );
  }
}

/** Forgets a run that is finished, or one that was never committed. */
export function removeJournal(root: string, disk: Disk): void {
  for (const name of [JOURNAL, DRAFT, PACK]) disk.removeFile(inWork(root, name));
}
