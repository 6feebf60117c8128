import { isUtf8 } from 'node:buffer';
import { closeSync, constants, lstatSync, openSync, readFileSync } from 'node:fs';
import { PlinthError } from '../errors.ts';
import { AppFolder } from './app-folder.ts';
import { errnoOf } from './errno.ts';
import { hashOfFile } from './hash-of-file.ts';

/** What stands at a path of the app. */
export type Found =
  | { readonly kind: 'file'; readonly text: string }
  | { readonly kind: 'absent' }
  /** Something that plinth must not read or write. `why` completes "it is ..". */
  | { readonly kind: 'blocked'; readonly why: string };

/** The files of an app, by path. */
export interface Tree {
  read(path: string): Found;
  /** Whether a plain file stands there whose text has this hash: quicker than to read it. */
  holds(path: string, hash: string): boolean;
}

/** The tree on disk, read when asked. Links that lead out of the app are never followed. */
export function readTree(root: string): Tree {
  const folder = new AppFolder(root);
  return {
    read: (path) => readFound(folder, path),
    holds: (path, hash) => {
      const place = folder.place(path);
      return place.kind === 'file' && !place.isNew && hashOfFile(place.file) === hash;
    },
  };
}

/** What stands at one path of an app. */
export function readFound(folder: AppFolder, path: string): Found {
  try {
    const place = folder.place(path);
    if (place.kind === 'blocked') return place;
    if (place.isNew) return { kind: 'absent' };
    // A link fails with ELOOP here, so that plain files cost no look of their own.
    return readText(place.file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT') return { kind: 'absent' };
    if (code === 'EISDIR') return { kind: 'blocked', why: 'a folder' };
    if (code === 'ELOOP') return readLinked(folder, path);
    if (code === '') throw error;
    throw new PlinthError('FILE_UNREADABLE', `${path} cannot be read (${code})`, {
      hint: 'make it readable for you; nothing was changed',
      cause: error,
    });
  }
}

/** As `readFound`, where it is no text: `text` is its bytes. */
export function readPacked(
  folder: AppFolder,
  path: string,
): Exclude<Found, { kind: 'file' }> | { readonly kind: 'file'; readonly text: Uint8Array } {
  const place = folder.place(path);
  if (place.kind === 'blocked') return place;
  const stats = lstatSync(place.file, { throwIfNoEntry: false });
  if (stats === undefined) return { kind: 'absent' };
  if (!stats.isFile()) return { kind: 'blocked', why: 'no plain file' };
  return { kind: 'file', text: readFileSync(place.file) };
}

function readLinked(folder: AppFolder, path: string): Found {
  const place = folder.follow(path);
  if (place.kind === 'blocked') return place;
  try {
    return readText(place.file, constants.O_RDONLY);
  } catch (error) {
    if (errnoOf(error) === 'EISDIR') return { kind: 'blocked', why: 'a folder' };
    throw error;
  }
}

function readText(file: string, flags: number): Found {
  const open = openSync(file, flags);
  try {
    const text = readFileSync(open, 'utf8');
    // U+FFFD stands where a byte could not be decoded, or where somebody wrote just that.
    if (text.includes('\uFFFD') && !isUtf8(readFileSync(file))) {
      return { kind: 'blocked', why: 'not a text file' };
    }
    return { kind: 'file', text };
  } finally {
    closeSync(open);
  }
}
