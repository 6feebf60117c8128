import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLastRun } from '../../src/workspace/last-run.ts';
import { root } from '../arch/source.ts';
import { generateInto } from './generation.ts';
import { readFiles } from './temporary-folder.ts';

const RUNS = 30;
const FILES = 200;

const texts = (version: string) =>
  Object.fromEntries(
    Array.from({ length: FILES }, (_, index) => [
      `src/contexts/c${index % 7}/file-${index}.ts`,
      `// ${version}\n`.repeat(50),
    ]),
  );

let folder = '';
let script = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plinth-kill-'));
  const entry = join(folder, 'run.ts');
  // Inside the checkout: the bundle looks for the package.json of plinth above itself.
  script = join(root, 'node_modules/.cache', `${basename(folder)}.mjs`);
  const helper = join(import.meta.dirname, 'generation.ts');
  writeFileSync(
    entry,
    `import { generateInto } from ${JSON.stringify(helper)};
     process.stdout.write('go\\n', () => generateInto(process.argv[2], JSON.parse(process.argv[3])));`,
  );
  const build = await rolldown({ input: entry, platform: 'node', logLevel: 'silent' });
  await build.write({ file: script, format: 'esm' });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(script, { force: true });
});

/** Starts a run in a process of its own and kills it that long after it has begun. */
async function killAfter(root: string, milliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [script, root, JSON.stringify(texts('new'))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  const [, signal] = await once(child, 'exit');
  clearTimeout(timer);
  return signal === 'SIGKILL';
}

describe('a run that is killed by the system', () => {
  it(`leaves, after recovery, the whole old or the whole new tree (${RUNS} kills)`, async () => {
    const [start, end] = [join(folder, 'start'), join(folder, 'end')];
    for (const root of [start, end]) cpSync(import.meta.dirname, root, { recursive: true });
    generateInto(start, texts('old'));
    generateInto(end, texts('old'));
    const began = performance.now();
    generateInto(end, texts('new'));
    const took = performance.now() - began;
    const whole = [readFiles(start), readFiles(end)];
    let kills = 0;
    for (let run = 0; run < RUNS; run++) {
      const root = join(folder, `app-${run}`);
      cpSync(start, root, { recursive: true });
      if (await killAfter(root, (run / RUNS) * took * 1.5)) kills++;
      readLastRun(root);
      expect(whole).toContainEqual(readFiles(root));
      rmSync(root, { recursive: true });
    }
    expect(kills).toBeGreaterThan(RUNS / 4);
  }, 120_000);
});
