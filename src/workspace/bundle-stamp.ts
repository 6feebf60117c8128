import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownPackage } from './own-package.ts';

/**
 * Stands for plinth itself, down to its last template; '' when it runs from its sources, which
 * change under it.
 */
export function bundleStamp(): string {
  if (fileURLToPath(import.meta.url).endsWith('.ts')) return '';
  // The build names chunks by what is in them; the templates are one.
  return readdirSync(join(ownPackage().folder, 'dist/chunks')).sort().join(' ');
}
