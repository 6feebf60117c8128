import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownPackage } from './own-package.ts';

/**
 * Stands for everything that generated files follow from: the spec, the settings, and plinth itself
 * down to its last template. Where the stamp is that of the last run, there is nothing to compute.
 * '' when plinth runs from its sources, which change under it.
 */
export function inputStamp(given: unknown): string {
  if (fileURLToPath(import.meta.url).endsWith('.ts')) return '';
  const { folder } = ownPackage();
  // The build names chunks by what is in them.
  const chunks = filesIn(folder, 'dist/chunks', '.js');
  const hash = createHash('sha256').update(JSON.stringify([given, chunks]));
  for (const path of filesIn(folder, 'templates', '.ejs')) {
    hash
      .update('\0')
      .update(path)
      .update('\0')
      .update(readFileSync(join(folder, path)));
  }
  return hash.digest('base64url').slice(0, 22);
}

function filesIn(folder: string, path: string, ending: string): readonly string[] {
  return readdirSync(join(folder, path), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(path, name))
    .sort();
}
