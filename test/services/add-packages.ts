import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../arch/source.ts';

/** As `npm install` does it: packages, and what they depend on, for an app that has not named them. */
export function addPackages(folder: string, names: readonly string[]): void {
  for (const name of names) {
    const from = join(root, 'node_modules', name);
    const to = join(folder, 'node_modules', name);
    if (!existsSync(from) || existsSync(to)) continue;
    cpSync(from, to, { recursive: true });
    const manifest: { readonly dependencies?: Readonly<Record<string, string>> } = JSON.parse(
      readFileSync(join(from, 'package.json'), 'utf8'),
    );
    addPackages(folder, Object.keys(manifest.dependencies ?? {}));
  }
}
