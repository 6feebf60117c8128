import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { printRace, race, timeCommand } from './measure.js';
import { specOf100 } from './spec-of-100.js';

/** First generation, nothing changed and one field changed, for a spec of 100 entities. */
export function benchGeneration(root) {
  const work = mkdtempSync(join(tmpdir(), 'plinth-bench-'));
  const plinth = (...args) => timeCommand(process.execPath, [join(root, 'bin/plinth.js'), ...args]);
  const spec = join(work, 'hundred.yaml');
  const app = join(work, 'app');
  const fresh = join(work, 'fresh');
  const plain = join(work, 'plain');
  writeFileSync(spec, specOf100());
  plinth('new', app, '--spec', spec, '--yes', '--no-install');
  const files = readTree(app);
  const remove = (folder) => () => rmSync(folder, { recursive: true, force: true });
  let edit = 0;

  const results = race(
    [
      {
        name: 'write the same bytes plainly',
        before: remove(plain),
        run: () => writeTree(plain, files),
      },
      { name: 'bare node -e 0', run: () => timeCommand(process.execPath, ['-e', '0']) },
      {
        name: 'first generation (plinth new)',
        before: remove(fresh),
        run: () => plinth('new', fresh, '--spec', spec, '--yes', '--no-install'),
      },
      { name: 'regenerate, nothing changed', run: () => plinth('regenerate', '--cwd', app) },
      {
        name: 'regenerate, one field added',
        before: () => {
          remove(fresh)();
          cpSync(app, fresh, { recursive: true });
          edit += 1;
          writeFileSync(
            join(fresh, 'plinth.yaml'),
            specOf100({ extraField: `colour${edit}: string?` }),
          );
        },
        run: () => plinth('regenerate', '--cwd', fresh),
      },
    ],
    7,
  );
  const bytes = files.reduce((sum, { data }) => sum + data.length, 0);
  printRace(
    `Generation: 100 entities, ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`,
    results,
    'write the same bytes plainly',
  );
  const seconds = results.get('first generation (plinth new)') / 1000;
  process.stdout.write(`  first generation: ${Math.round(files.length / seconds)} files/s\n`);
  rmSync(work, { recursive: true });
}

function readTree(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(folder.length + 1), data: readFileSync(path) }));
}

function writeTree(folder, files) {
  const start = performance.now();
  const made = new Set();
  for (const { path, data } of files) {
    const target = join(folder, path);
    const parent = dirname(target);
    if (!made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    writeFileSync(target, data);
  }
  return performance.now() - start;
}
