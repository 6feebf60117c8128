import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppFolder } from './app-folder.ts';
import type { Disk } from './disk.ts';
import { errnoOf } from './errno.ts';
import { hashText } from './hash.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { LOCK_FILE } from './lock.ts';
import { headOf, keepLines } from './lock-text.ts';
import { draftOf, standingAt } from './standing.ts';
import { readFound } from './tree.ts';
import { RefusedWrite } from './write-failed.ts';

export interface Finished {
  /** Files that the user changed while plinth was at work: left as they are. */
  readonly edited: readonly string[];
}

interface Run {
  readonly folder: AppFolder;
  readonly disk: Disk;
  readonly pack: Uint8Array;
  /** Whose texts this process has put beside them; undefined: another process did, or did not. */
  readonly staged: ReadonlySet<string> | undefined;
}

/**
 * Does what a committed journal says, as far as it is not done yet.
 *
 * @throws RefusedWrite
 */
export function rollForward(
  root: string,
  { entries, pack }: Journal,
  { disk, staged }: { readonly disk: Disk; readonly staged?: ReadonlySet<string> | undefined },
): Finished {
  const run: Run = { folder: new AppFolder(root), disk, pack, staged };
  const edited: string[] = [];
  for (const entry of entries) {
    try {
      const done = entry.path === LOCK_FILE ? writeLock(run, entry, edited) : finish(run, entry);
      if (!done) edited.push(entry.path);
    } catch (cause) {
      throw errnoOf(cause) === '' ? cause : new RefusedWrite(entry.path, cause);
    }
  }
  removeEmptyFolders(run, entries);
  return { edited };
}

/** Writes or deletes one file; false when somebody else has changed it meanwhile. */
function finish(run: Run, entry: JournalEntry): boolean {
  const { folder, disk } = run;
  const standing = standingAt(folder, entry);
  if (standing === undefined) return false;
  const { file, now } = standing;
  if (now === entry.before && now !== entry.after) {
    if (entry.after === undefined) disk.removeFile(file);
    else writeWhole(run, entry, { file, isNew: now === undefined });
    return true;
  }
  // Of this process only what it did not need; of another one what it had not come to.
  disk.removeFile(draftOf(file));
  return now === entry.after;
}

/** The lock must not claim, of a file left as it is, that the new text is in it. */
function writeLock(run: Run, entry: JournalEntry, edited: readonly string[]): boolean {
  const { folder, disk } = run;
  const found = readFound(folder, LOCK_FILE);
  if (edited.length === 0 || found.kind !== 'file') return finish(run, entry);
  const place = folder.follow(LOCK_FILE);
  if (place.kind === 'blocked') return false;
  // Where there was no lock before the run that is taken back, there is one for what was edited.
  const isGone = entry.after === undefined;
  const text = isGone ? headOf(found.text) : Buffer.from(textOf(run, entry)).toString();
  replace(disk, { file: place.file, content: keepLines(text, found.text, edited), isNew: false });
  return true;
}

const textOf = ({ pack }: Run, { offset, length }: JournalEntry): Uint8Array =>
  pack.subarray(offset, offset + length);

interface Writing {
  readonly file: string;
  readonly isNew: boolean;
}

function writeWhole(run: Run, entry: JournalEntry, { file, isNew }: Writing): void {
  const { disk, staged } = run;
  const draft = draftOf(file);
  const isReady = staged?.has(entry.path) ?? (existsSync(draft) && holds(draft, entry));
  if (isReady) {
    // Who wrote it may have been killed before it had its permissions.
    if (staged === undefined && !isNew) disk.setMode(draft, statSync(file).mode & 0o777);
    disk.rename(draft, file);
  } else {
    replace(disk, { file, content: textOf(run, entry), isNew });
  }
}

const holds = (draft: string, { after }: JournalEntry): boolean =>
  hashText(readFileSync(draft)) === after;

function replace(
  disk: Disk,
  { file, content, isNew }: Writing & { readonly content: string | Uint8Array },
): void {
  disk.makeFolder(dirname(file));
  const draft = draftOf(file);
  disk.writeFile(draft, content);
  if (!isNew) disk.setMode(draft, statSync(file).mode & 0o777);
  disk.rename(draft, file);
}

/** Folders that were there only for files that have gone, those in others before these. */
function removeEmptyFolders({ folder, disk }: Run, entries: readonly JournalEntry[]): void {
  const above = new Set<string>();
  for (const { path, after } of entries) {
    const place = folder.place(path);
    if (after !== undefined || place.kind === 'blocked') continue;
    let one = dirname(place.file);
    while (one !== folder.root && !above.has(one)) {
      above.add(one);
      one = dirname(one);
    }
  }
  for (const one of [...above].sort().reverse()) disk.removeFolder(one);
}
