import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PlinthError } from '../errors.ts';
import { AppFolder } from './app-folder.ts';
import type { Disk } from './disk.ts';
import { errnoOf } from './errno.ts';
import { hashText } from './hash.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { LOCK_FILE } from './lock.ts';
import { keepLines } from './lock-text.ts';
import { readFound, readPacked } from './tree.ts';

export interface Finished {
  /** Files that the user changed while plinth was at work: left as they are. */
  readonly edited: readonly string[];
}

interface Run {
  readonly folder: AppFolder;
  readonly disk: Disk;
  readonly pack: Uint8Array;
  /** Folders that are known to exist: making one again costs as much as writing a file. */
  readonly made: Set<string>;
}

/** Does what a committed journal says, as far as it is not done yet. */
export function rollForward(root: string, { entries, pack }: Journal, disk: Disk): Finished {
  const run: Run = { folder: new AppFolder(root), disk, pack, made: new Set() };
  const edited: string[] = [];
  for (const entry of entries) {
    try {
      const done = entry.path === LOCK_FILE ? writeLock(run, entry, edited) : finish(run, entry);
      if (!done) edited.push(entry.path);
    } catch (cause) {
      if (errnoOf(cause) === '') throw cause;
      throw new PlinthError('WRITE_FAILED', `${entry.path} cannot be written (${errnoOf(cause)})`, {
        hint: 'the run is half done; mend the cause and run plinth regenerate: it finishes the run first',
        cause,
      });
    }
  }
  return { edited };
}

/** Writes or deletes one file; false when somebody else has changed it meanwhile. */
function finish(run: Run, entry: JournalEntry): boolean {
  const { folder, disk } = run;
  const found = entry.isPacked ? readPacked(folder, entry.path) : readFound(folder, entry.path);
  const place = found.kind === 'file' ? folder.follow(entry.path) : folder.place(entry.path);
  if (found.kind === 'blocked' || place.kind === 'blocked') return false;
  const now = found.kind === 'absent' ? undefined : hashText(found.text);
  if (now === entry.after) {
    disk.removeFile(draftOf(place.file));
    return true;
  }
  if (now !== entry.before) return false;
  if (entry.after === undefined) removeWithFolders(run, place.file);
  else writeWhole(run, { file: place.file, content: textOf(run, entry), isNew: now === undefined });
  return true;
}

/** The lock must not claim, of a file left as it is, that the new text is in it. */
function writeLock(run: Run, entry: JournalEntry, edited: readonly string[]): boolean {
  const found = readFound(run.folder, LOCK_FILE);
  if (edited.length === 0 || found.kind !== 'file') return finish(run, entry);
  const place = run.folder.follow(LOCK_FILE);
  if (place.kind === 'blocked') return false;
  const text = Buffer.from(textOf(run, entry)).toString();
  const content = keepLines(text, found.text, edited);
  writeWhole(run, { file: place.file, content, isNew: false });
  return true;
}

const textOf = ({ pack }: Run, { offset, length }: JournalEntry): Uint8Array =>
  pack.subarray(offset, offset + length);

/** The same name every time, so that a run finished later leaves no draft of the first behind. */
const draftOf = (file: string): string => join(dirname(file), `.${basename(file)}.plinth`);

interface Writing {
  readonly file: string;
  readonly content: string | Uint8Array;
  readonly isNew: boolean;
}

function writeWhole({ disk, made }: Run, { file, content, isNew }: Writing): void {
  const folder = dirname(file);
  if (!made.has(folder)) {
    disk.makeFolder(folder);
    made.add(folder);
  }
  const draft = draftOf(file);
  disk.writeFile(draft, content);
  if (!isNew) disk.setMode(draft, statSync(file).mode & 0o777);
  disk.rename(draft, file);
}

/** Removes a file, and the folders that were there for it alone. */
function removeWithFolders({ folder, disk, made }: Run, file: string): void {
  disk.removeFile(file);
  made.clear();
  for (let parent = dirname(file); parent !== folder.root; parent = dirname(parent)) {
    if (!disk.removeFolder(parent)) return;
  }
}
