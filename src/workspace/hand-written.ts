import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Lock } from './lock.ts';

/** Folders in which nobody writes by hand. */
const LEFT_OUT = new Set(['node_modules', 'dist', 'coverage', 'data', 'vendor']);

/** The TypeScript files of an app that plinth did not write, as paths. */
export function handWritten(root: string, { files }: Pick<Lock, 'files'>): readonly string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.startsWith('.') || LEFT_OUT.has(entry.name)) continue;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile() && path.endsWith('.ts') && !files.has(path)) found.push(path);
    }
  };
  visit('');
  return found.sort();
}
