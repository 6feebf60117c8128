import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { renderSpec } from './render-spec.ts';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What the own tests of an app say of it; nothing when all pass. */
async function failuresOf(spec: string, tests: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `plinth-${spec}-`));
  folders.push(folder);
  for (const [path, text] of await renderSpec(join(root, `test/golden/specs/${spec}.yaml`))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const bin = join(root, 'node_modules/.bin/vitest');
  try {
    const options = { cwd: folder, encoding: 'utf8', stdio: 'pipe' } as const;
    execFileSync(bin, ['run', tests, '--testTimeout=60000'], options);
    return '';
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    return `${stdout}${stderr}`;
  }
}

test.each([
  ['commands', 'http.test'],
  ['aggregates', 'http.test'],
  ['messages', 'consumer.test'],
  ['publications', 'consumer.test'],
  ['streams', 'processor.test'],
])(
  'an app of %s that nobody has touched passes its own tests: %s',
  async (spec, tests) => {
    expect(await failuresOf(spec, tests)).toBe('');
  },
  600_000,
);
