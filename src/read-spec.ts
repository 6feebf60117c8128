import { dirname, join, resolve } from 'node:path';
import type { SpecSource } from './spec/source.ts';
import { readSource } from './workspace/read-source.ts';

/** Reads a spec, and beside it the files that it includes. */
export async function readSpec(cwd: string, path?: string): Promise<SpecSource> {
  const root = readSource(cwd, path);
  // Most specs are one file: what reads YAML and looks for files is not loaded for them.
  if (!/include/.test(root.text)) return { root, included: [] };
  const { includePatterns } = await import('./spec/include.ts');
  const patterns = includePatterns(root);
  if (patterns.length === 0) return { root, included: [] };
  const { globSync } = await import('tinyglobby');
  const folder = dirname(root.path);
  const options = { cwd: resolve(cwd, folder), ignore: ['**/node_modules/**'] };
  const included = patterns.map((pattern) => {
    const found = globSync(pattern, options);
    return { pattern, files: found.sort().map((file) => readSource(cwd, join(folder, file))) };
  });
  return { root, included };
}
