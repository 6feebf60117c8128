import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashText } from './hash.ts';
import { ownPackage } from './own-package.ts';

/**
 * Stands for everything that generated files follow from: the spec, the settings, and plinth itself
 * down to its last template. Where the stamp is that of the last run, there is nothing to compute.
 * '' when plinth runs from its sources, which change under it.
 */
export function inputStamp(given: unknown): string {
  if (fileURLToPath(import.meta.url).endsWith('.ts')) return '';
  const { folder } = ownPackage();
  // The build names chunks by what is in them; the templates are one.
  const chunks = readdirSync(join(folder, 'dist/chunks')).sort();
  return hashText(JSON.stringify([given, chunks]));
}
