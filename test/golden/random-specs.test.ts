import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { arbitrarySpec } from './random-spec.ts';
import { renderText } from './render-spec.ts';

/** `RANDOM_SPECS=500 RANDOM_SEED=7 RANDOM_KEEP=1 npx vitest run --project golden random` looks further. */
const { RANDOM_SPECS = '40', RANDOM_SEED = '20250131', RANDOM_KEEP = '' } = process.env;
const settings = { seed: Number(RANDOM_SEED), numRuns: Number(RANDOM_SPECS) };
const specs = fc.sample(arbitrarySpec, settings);
const folder = mkdtempSync(join(tmpdir(), 'plinth-random-'));
const ownFiles = ['.gitignore', 'biome.json', 'tsconfig.json'];

/** What a tool says about all the apps together; nothing when it is content. */
function complaints(tool: string, ...args: readonly string[]): string {
  const bin = join(root, 'node_modules/.bin', tool);
  try {
    execFileSync(bin, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 28 });
    return '';
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    return `${stdout}${stderr}`;
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The settings of an app, over all of them, with the runtime's sources in the place of its package. */
function writeSettings(app: ReadonlyMap<string, string>): void {
  for (const path of ownFiles) write(path, app.get(path) ?? '');
  const compilerOptions = {
    allowImportingTsExtensions: true,
    paths: { '@plinth/runtime/*': [join(root, 'src/runtime/*/index.ts')] },
  };
  const include = ['*/src', '*/test'];
  write(
    'tsconfig.check.json',
    JSON.stringify({ extends: './tsconfig.json', compilerOptions, include }),
  );
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

describe(`the apps of ${specs.length} random specs`, () => {
  const apps = new Map<string, ReadonlyMap<string, string>>();

  beforeAll(async () => {
    for (const [at, spec] of specs.entries()) {
      write(`app${at}/plinth.yaml`, spec);
      const app = await renderText(spec, `${folder}/app${at}/plinth.yaml`);
      apps.set(spec, app);
      if (at === 0) writeSettings(app);
      for (const [path, text] of app) if (!ownFiles.includes(path)) write(`app${at}/${path}`, text);
    }
  });

  afterAll(() => {
    if (RANDOM_KEEP === '') rmSync(folder, { recursive: true, force: true });
  });

  test('are the same each time', async () => {
    for (const [spec, app] of apps) expect(await renderText(spec)).toEqual(app);
  });

  test('are formatted and without a finding of the linter', () => {
    const folders = specs.map((_, at) => `app${at}`);
    expect(complaints('biome', 'check', '--max-diagnostics=50', ...folders)).toBe('');
  });

  test('compile under the strictest settings', () => {
    expect(complaints('tsc', '--noEmit', '-p', 'tsconfig.check.json')).toBe('');
  });
});
