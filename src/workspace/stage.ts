import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { AppFolder } from './app-folder.ts';
import type { Disk } from './disk.ts';
import { errnoOf } from './errno.ts';
import { type Journal, type JournalEntry, keptOf, makeKeptFolder, type Work } from './journal.ts';
import { draftOf, standingAt } from './standing.ts';
import { writeFailed } from './write-failed.ts';

/** The folders that are missing for what is to be written, those above before those in them. */
export function missingFolders(root: string, { entries }: Work): readonly string[] {
  const folder = new AppFolder(root);
  const missing = new Set<string>();
  for (const { path, after } of entries) {
    const place = folder.place(path);
    if (after === undefined || place.kind === 'blocked' || !place.isNew) continue;
    let above = dirname(place.file);
    while (!missing.has(above) && !existsSync(above)) {
      missing.add(above);
      above = dirname(above);
    }
  }
  return [...missing].map((one) => relative(folder.root, one).replaceAll(sep, '/')).sort();
}

interface Staging {
  readonly root: string;
  readonly folder: AppFolder;
  readonly disk: Disk;
  readonly pack: Uint8Array;
  /** Folders that files may be taken out of. */
  readonly writable: Set<string>;
}

/**
 * Does all that the system could refuse before anything is committed: makes the folders, writes each
 * new text beside its file, and gives what will be replaced a second name.
 *
 * @returns the paths whose texts are ready
 * @throws PlinthError WRITE_FAILED
 */
export function stage(root: string, journal: Journal, disk: Disk): ReadonlySet<string> {
  const { entries, pack, folders } = journal;
  const folder = new AppFolder(root);
  const staging: Staging = { root, folder, disk, pack, writable: new Set() };
  for (const path of folders) {
    naming(path, () => disk.makeFolder(join(folder.root, path)));
  }
  if (entries.some(({ before }) => before !== undefined)) makeKeptFolder(root, disk);
  const staged = entries.filter((entry, at) =>
    naming(entry.path, () => stageEntry(staging, entry, at)),
  );
  return new Set(staged.map(({ path }) => path));
}

function naming<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw writeFailed(path, error);
  }
}

/** False where it needs nothing, or the user has changed it meanwhile. */
function stageEntry(staging: Staging, entry: JournalEntry, at: number): boolean {
  const { root, folder, disk, pack } = staging;
  const { before, after, offset, length } = entry;
  const standing = standingAt(folder, entry);
  if (standing === undefined || standing.now !== before || before === after) return false;
  const { file } = standing;
  if (before !== undefined) {
    requireReplaceable(staging, file);
    keep(disk, file, keptOf(root, at));
  }
  if (after === undefined) return true;
  disk.writeFile(draftOf(file), pack.subarray(offset, offset + length));
  if (before !== undefined) disk.setMode(draftOf(file), statSync(file).mode & 0o777);
  return true;
}

/** Permission bits of the file itself do not matter: it is replaced, and not written to. */
function requireReplaceable({ writable }: Staging, file: string): void {
  try {
    accessSync(file, constants.W_OK);
  } catch (error) {
    if (errnoOf(error) !== 'EACCES') throw error;
  }
  const folder = dirname(file);
  if (writable.has(folder)) return;
  accessSync(folder, constants.W_OK | constants.X_OK);
  writable.add(folder);
}

/** Some file systems have no second names, and some files must not be given one. */
function keep(disk: Disk, file: string, kept: string): void {
  try {
    disk.link(file, kept);
  } catch (error) {
    if (errnoOf(error) === '') throw error;
    disk.copy(file, kept);
  }
}

/** Takes back what `stage` has done. */
export function unstage(root: string, { entries, folders }: Journal, disk: Disk): void {
  const folder = new AppFolder(root);
  for (const { path, after } of entries) {
    const place = folder.follow(path);
    if (after !== undefined && place.kind === 'file') disk.removeFile(draftOf(place.file));
  }
  for (const path of folders.toReversed()) disk.removeFolder(join(folder.root, path));
}
