import { existsSync } from 'node:fs';
import { AppFolder } from './app-folder.ts';
import type { Disk } from './disk.ts';
import { errnoOf } from './errno.ts';
import { type Journal, keptOf } from './journal.ts';
import { draftOf, standingAt } from './standing.ts';

/** Puts back what a committed run has replaced, as far as it came; what was edited since stays. */
export function rollBack(root: string, { entries }: Journal, disk: Disk): void {
  const folder = new AppFolder(root);
  for (const [at, entry] of [...entries.entries()].reverse()) {
    const standing = standingAt(folder, entry);
    if (standing === undefined || standing.now !== entry.after) continue;
    const kept = keptOf(root, at);
    if (entry.before === undefined) disk.removeFile(standing.file);
    else if (existsSync(kept)) putBack(disk, kept, standing.file);
  }
}

/** A part of the app may be a file system of its own, out of which nothing can be renamed. */
function putBack(disk: Disk, kept: string, file: string): void {
  try {
    disk.rename(kept, file);
  } catch (error) {
    if (errnoOf(error) !== 'EXDEV') throw error;
    const draft = draftOf(file);
    disk.removeFile(draft);
    disk.copy(kept, draft);
    disk.rename(draft, file);
  }
}
