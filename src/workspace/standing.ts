import { basename, dirname, join } from 'node:path';
import type { AppFolder } from './app-folder.ts';
import { hashText } from './hash.ts';
import type { JournalEntry } from './journal.ts';
import { readFound, readPacked } from './tree.ts';

/** What stands where an entry of a journal says. */
export interface Standing {
  readonly file: string;
  /** The hash of what is in it; undefined when there is no such file. */
  readonly now: string | undefined;
}

/** Undefined where something stands that must not be touched. */
export function standingAt(folder: AppFolder, entry: JournalEntry): Standing | undefined {
  const found = entry.isPacked ? readPacked(folder, entry.path) : readFound(folder, entry.path);
  const place = found.kind === 'file' ? folder.follow(entry.path) : folder.place(entry.path);
  if (found.kind === 'blocked' || place.kind === 'blocked') return undefined;
  return { file: place.file, now: found.kind === 'absent' ? undefined : hashText(found.text) };
}

/**
 * Where the new text of a file waits: beside it, so that one rename puts it into place. The same
 * name every time, so that a run finished later leaves no draft of the first behind.
 */
export const draftOf = (file: string): string => join(dirname(file), `.${basename(file)}.plinth`);
