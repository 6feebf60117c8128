import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Starts a git repository, unless git is missing or one is already there. Nothing is committed. */
export async function startRepository(root: string): Promise<boolean> {
  if (isInRepository(root)) return false;
  const { execa } = await import('execa');
  const { failed } = await execa('git', ['init', '--quiet'], { cwd: root, reject: false });
  return !failed;
}

function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  return dirname(folder) !== folder && isInRepository(dirname(folder));
}
