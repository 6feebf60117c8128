import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packBase } from '../../src/workspace/base-text.ts';
import { parseLock, printLock } from '../../src/workspace/lock-text.ts';
import { temporaryFolder } from '../workspace/temporary-folder.ts';
import { plinth } from './run.ts';

const SPEC = `plinth: 1
app: { name: store }
contexts:
  Catalog:
    entities:
      Shelf: { fields: { place: string(1..40) }, crud: all, http: /shelves }
`;

/** An app in which the next run meets a conflict in README.md. */
async function clashingApp(): Promise<string> {
  const cwd = temporaryFolder({ 'start.yaml': SPEC });
  const options = ['--yes', '--registry', '--no-install', '--no-git', '--cwd', cwd];
  expect((await plinth('new', 'store', '--spec', 'start.yaml', ...options)).code).toBe(0);
  const app = join(cwd, 'store');
  const lock = parseLock(readFileSync(join(app, 'plinth.lock'), 'utf8'));
  const readme = lock.files.get('README.md');
  if (readme === undefined) throw new Error('README.md is not generated');
  const older = packBase('# Generated once\n');
  const files = new Map(lock.files).set('README.md', { ...readme, bases: [older] });
  writeFileSync(join(app, 'plinth.lock'), printLock({ ...lock, inputs: '', files }));
  writeFileSync(join(app, 'README.md'), '# My own heading\n');
  return app;
}

const edits: readonly (readonly string[])[] = [
  ['generate', 'entity', 'Bin', '--field', 'size: int'],
  ['rename', 'Shelf', 'Rack'],
  ['remove', 'Shelf'],
  ['regenerate'],
];

describe.each(edits.map((args) => ({ args, command: args[0] })))('$command', ({ args }) => {
  it.each([
    ['--ours', 0, /^# My own heading\n$/],
    ['--theirs', 0, /^# (?!My own)/],
    ['', 1, /<<<<<<<[\s\S]*My own heading/],
  ])('settles a conflict: %s', async (side, code, readme) => {
    const app = await clashingApp();
    const given = [...args, ...(side === '' ? [] : [side]), '--cwd', app];
    expect((await plinth(...given)).code).toBe(code);
    expect(readFileSync(join(app, 'README.md'), 'utf8')).toMatch(readme);
  });

  it('takes one side only', async () => {
    const { code, err } = await plinth(...args, '--ours', '--theirs');
    expect(code).toBe(1);
    expect(err).toMatch(/^error USAGE: .*--ours.*--theirs/);
  });
});
