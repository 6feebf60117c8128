import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { renderSpec } from './render-spec.ts';

/** What a tool of the app says about it; nothing when it is content. */
function complaints(folder: string, tool: string, ...args: readonly string[]): string {
  const bin = join(root, 'node_modules/.bin', tool);
  try {
    execFileSync(bin, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    return `${stdout}${stderr}`;
  }
}

/** The app's own settings, with the runtime's sources in the place of its package. */
const check = {
  extends: './tsconfig.json',
  compilerOptions: {
    allowImportingTsExtensions: true,
    paths: { '@plinth/runtime/*': [join(root, 'src/runtime/*/index.ts')] },
  },
};

describe.each([
  ['whose texts and names try to break out of where they land', 'nasty.yaml'],
  ['whose names are those of the code around them', 'names.yaml'],
])('a spec %s', (_, spec) => {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-nasty-'));

  beforeAll(async () => {
    const rendered = await renderSpec(join(root, 'test/plan/fixtures', spec));
    for (const [path, text] of rendered) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'tsconfig.check.json'), `${JSON.stringify(check, null, 2)}\n`);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is formatted and without a finding of the linter', () => {
    expect(complaints(folder, 'biome', 'check', 'src', 'test', 'scripts', 'package.json')).toBe('');
  });

  test('compiles under the strictest settings', () => {
    expect(complaints(folder, 'tsc', '--noEmit', '-p', 'tsconfig.check.json')).toBe('');
  });
});
