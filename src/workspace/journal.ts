import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

/** What a run does; each path is in it once. */
export interface Work {
  readonly entries: readonly JournalEntry[];
  /** All new texts, one behind the other. */
  readonly pack: Uint8Array;
}

export interface Journal extends Work {
  /** Folders that the run makes, those above before those in them. */
  readonly folders: readonly string[];
  /** The run takes back the one before it. */
  readonly isUndo: boolean;
}

const PACK = 'pack';
const JOURNAL = 'journal';
const DRAFT = 'journal.draft';
const KEPT = 'kept';
/** Says which process is at work. */
export const RUN = 'run';

const inWork = (root: string, name: string): string => join(root, WORK_FOLDER, name);

/** What stays in the work folder only where a process was killed. */
const LEFT = /^(?:journal|journal\.draft|pack|kept|run|run\.\d+|undo\.draft|undo\.pack\.draft)$/;

/** Whether a run has left anything that must be finished or thrown away. */
export function isInterrupted(root: string): boolean {
  const folder = join(root, WORK_FOLDER);
  return existsSync(folder) && readdirSync(folder).some((name) => LEFT.test(name));
}

/** Whether a run has been committed that did not finish. */
export const hasJournal = (root: string): boolean => existsSync(inWork(root, JOURNAL));

/** Says what a run is going to do, and brings all its texts to the disk. */
export function draftJournal(root: string, { pack, ...journal }: Journal, disk: Disk): void {
  disk.makeFolder(join(root, WORK_FOLDER));
  disk.writeSynced(inWork(root, PACK), pack);
  disk.writeSynced(inWork(root, DRAFT), printJournal(journal));
}

/** From here on the run will be finished, by this process or a later one. */
export function commitJournal(root: string, disk: Disk): void {
  disk.rename(inWork(root, DRAFT), inWork(root, JOURNAL));
  syncFolder(join(root, WORK_FOLDER));
}

/** From here on the run has never been. */
export function revokeJournal(root: string, disk: Disk): void {
  disk.rename(inWork(root, JOURNAL), inWork(root, DRAFT));
  syncFolder(join(root, WORK_FOLDER));
}

export const printJournal = (journal: Omit<Journal, 'pack'>): string =>
  JSON.stringify({ version: 1, ...journal });

/** @throws PlinthError JOURNAL_MALFORMED */
export const readJournal = (root: string): Journal =>
  parseJournal(inWork(root, JOURNAL), inWork(root, PACK));

/** A run that was not committed; undefined where it had not even said what it was going to do. */
export function readDraft(root: string): Journal | undefined {
  try {
    return parseJournal(inWork(root, DRAFT), inWork(root, PACK));
  } catch {
    return undefined;
  }
}

/** @throws PlinthError JOURNAL_MALFORMED */
export function parseJournal(journal: string, pack: string): Journal {
  try {
    // Written by `printJournal` and renamed whole; a file of another form fails right below.
    const { version, entries, folders, isUndo } = JSON.parse(readFileSync(journal, 'utf8')) as {
      version: number;
    } & Omit<Partial<Journal>, 'pack'>;
    if (version !== 1 || !Array.isArray(entries)) throw new Error(`version ${version}`);
    return {
      entries,
      pack: readFileSync(pack),
      folders: folders ?? [],
      isUndo: isUndo === true,
    };
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

/** Where what a run replaces is kept until the run is done: the file itself, under a second name. */
export const keptOf = (root: string, at: number): string => join(inWork(root, KEPT), String(at));

export function makeKeptFolder(root: string, disk: Disk): void {
  disk.makeFolder(inWork(root, KEPT));
}

/** Forgets a run that is finished, or one that was never committed. */
export function removeJournal(root: string, disk: Disk): void {
  disk.removeFile(inWork(root, JOURNAL));
  const kept = inWork(root, KEPT);
  if (existsSync(kept)) {
    for (const name of readdirSync(kept)) disk.removeFile(join(kept, name));
    disk.removeFolder(kept);
  }
  for (const name of [DRAFT, PACK]) disk.removeFile(inWork(root, name));
}
