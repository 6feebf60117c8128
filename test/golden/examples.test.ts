import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { renderSpec } from './render-spec.ts';

/** Whole generated trees, in git: `UPDATE_GOLDEN=1 npm test` writes them anew, and the diff is read. */
const trees = join(import.meta.dirname, 'trees');
const examples = ['minimal', 'shop', 'clinic', 'cargo', 'insurance', 'bank', 'features'];

describe.each(examples)('%s', (example) => {
  const folder = join(trees, example);

  test('is generated as the golden tree says', async () => {
    const rendered = await renderSpec(join(root, 'examples', `${example}.yaml`));
    if (process.env.UPDATE_GOLDEN) writeTree(folder, rendered);
    expect(Object.fromEntries(rendered)).toEqual(Object.fromEntries(readTree(folder)));
  });
});

function readTree(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

function writeTree(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
