import { readFileSync } from 'node:fs';
import { PlinthError } from '../errors.ts';
import type { MergeSide } from '../merge/conflict.ts';
import { type Merged, merge } from '../merge/merge.ts';
import { nodeDisk } from './disk.ts';

export interface MergeFileOptions {
  /** Where the text belongs, which tells its language; that of `mine` when absent. */
  readonly path?: string | undefined;
  readonly favour?: MergeSide | undefined;
}

function read(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (cause) {
    throw new PlinthError('FILE_UNREADABLE', `${file} cannot be read as text`, {
      hint: 'give three text files: mine, base and theirs',
      cause,
    });
  }
}

/**
 * Merges three files as `git merge-file` does, by declaration, member, import, property and element.
 *
 * @throws PlinthError FILE_UNREADABLE
 * @example mergeFile('mine.ts', 'base.ts', 'theirs.ts', { path: 'src/order.ts' })
 */
export function mergeFiles(
  mine: string,
  base: string,
  theirs: string,
  { path = mine, favour }: MergeFileOptions = {},
): Merged {
  const texts = { mine: read(mine), base: read(base), theirs: read(theirs) };
  return merge({ ...texts, path, ...(favour && { favour }) });
}

/** Puts the result of a merge in the place of a file. */
export function writeMerged(file: string, text: string): void {
  nodeDisk.writeSynced(file, text);
}
