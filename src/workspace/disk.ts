import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { errnoOf } from './errno.ts';

/** Every way in which plinth changes the disk while it applies; one step each. */
export interface Disk {
  writeFile(file: string, content: string | Uint8Array): void;
  /** As `writeFile`; the content has reached the disk when it returns. */
  writeSynced(file: string, content: string | Uint8Array): void;
  setMode(file: string, mode: number): void;
  rename(from: string, to: string): void;
  /** A second name of the same file; there must be none of that name yet. */
  link(file: string, to: string): void;
  /** As `link`, where the file system has no second names: a file of the same content and time. */
  copy(file: string, to: string): void;
  /** No error when there is no such file. */
  removeFile(file: string): void;
  makeFolder(folder: string): void;
  /** Leaves a folder alone that is missing or not empty; answers whether it went. */
  removeFolder(folder: string): boolean;
}

/** A folder that is gone, in use, not empty, or not to be written to stays as it is. */
const STAYS = ['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EPERM', 'EACCES', 'EROFS', 'EBUSY'];

export const nodeDisk: Disk = {
  writeFile: (file, content) => writeFileSync(file, content),
  writeSynced: (file, content) => writeFileSync(file, content, { flush: true }),
  setMode: (file, mode) => chmodSync(file, mode),
  rename: (from, to) => {
    renameSync(from, to);
  },
  link: (file, to) => {
    linkSync(file, to);
  },
  copy: (file, to) => {
    copyFileSync(file, to, constants.COPYFILE_EXCL);
    const { atime, mtime, mode } = statSync(file);
    chmodSync(to, mode & 0o777);
    utimesSync(to, atime, mtime);
  },
  // `rmSync` goes on to try what is for folders, and says why that failed.
  removeFile: (file) => {
    try {
      unlinkSync(file);
    } catch (error) {
      // A file system that is read-only refuses what is not there as well.
      if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) throw error;
    }
  },
  makeFolder: (folder) => {
    mkdirSync(folder, { recursive: true });
  },
  removeFolder: (folder) => {
    try {
      rmdirSync(folder);
      return true;
    } catch (error) {
      if (STAYS.includes(errnoOf(error))) return false;
      throw error;
    }
  },
};

/** Makes a rename in this folder outlive a power cut, where the platform can. */
export function syncFolder(folder: string): void {
  let open: number | undefined;
  try {
    open = openSync(folder, 'r');
    fsyncSync(open);
  } catch {
    // Windows cannot open a folder; there the rename itself is journalled.
  } finally {
    if (open !== undefined) closeSync(open);
  }
}
