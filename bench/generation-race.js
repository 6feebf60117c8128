import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { median, peakMemory, printTable, race, timeCommand } from './measure.js';

/**
 * First generation, nothing changed and one field added, for a spec of many of something. `specOf`
 * makes it, with `extraField` on the first of them.
 */
export async function raceGeneration(root, { title, specOf, rounds = 9 }) {
  const work = mkdtempSync(join(tmpdir(), 'plinth-bench-'));
  try {
    const bin = join(root, 'bin/plinth.js');
    const files = await raceIn(work, { bin, title, specOf, rounds });
    if (files < 1_500) throw new Error(`${files} files are too few to say anything`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const first = 'first generation (plinth new)';
const unchanged = 'regenerate, nothing changed';
const added = 'regenerate, one field added';

async function raceIn(work, { bin, title, specOf, rounds }) {
  const plinth = (...args) => timeCommand(process.execPath, [bin, ...args]);
  const [spec, app, fresh, plain] = ['hundred.yaml', 'app', 'fresh', 'plain'].map((name) =>
    join(work, name),
  );
  writeFileSync(spec, specOf());
  plinth('new', app, '--spec', spec, '--yes', '--no-install', '--no-git');
  const files = readTree(app);
  const stamps = stampsOf(app);
  const remove = (folder) => rmSync(folder, { recursive: true, force: true });
  let edit = 0;
  const edited = () => {
    remove(fresh);
    cpSync(app, fresh, { recursive: true, preserveTimestamps: true });
    edit += 1;
    writeFileSync(join(fresh, 'plinth.yaml'), specOf({ extraField: `colour${edit}: string?` }));
  };

  const times = await race(
    [
      { name: 'bare node -e 0', run: () => timeCommand(process.execPath, ['-e', '0']) },
      {
        name: 'write the same bytes plainly',
        before: () => remove(plain),
        run: () => writeTree(plain, files),
      },
      {
        name: first,
        before: () => remove(fresh),
        run: () => plinth('new', fresh, '--spec', spec, '--yes', '--no-install', '--no-git'),
      },
      { name: unchanged, run: () => plinth('regenerate', '--cwd', app) },
      {
        name: added,
        before: edited,
        run: () => plinth('regenerate', '--cwd', fresh),
      },
    ],
    rounds,
  );
  const bytes = files.reduce((sum, { data }) => sum + data.length, 0);
  printTable(`Generation: ${title}, ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`, times, {
    anchor: 'write the same bytes plainly',
    unit: 'ms',
    digits: 0,
    most: { [first]: 2.5 },
  });
  const rate = files.length / (median(times.get(first)) / 1_000);
  say(`${first}: ${Math.round(rate)} files/s`, rate >= 1_500, '>= 1,500');
  say(`${unchanged}: no file written`, stampsOf(app) === stamps, 'no mtime moved');
  say(
    `${unchanged}: ${seconds(times.get(unchanged))}`,
    median(times.get(unchanged)) <= 400,
    '<= 0.4 s',
  );
  say(`${added}: ${seconds(times.get(added))}`, median(times.get(added)) <= 500, '<= 0.5 s');
  say(`${added}: ${countNewer(app, fresh)} files written`, true, 'only those that differ');
  edited();
  for (const [name, folder] of [
    [unchanged, app],
    [added, fresh],
  ]) {
    const peak = peakMemory([bin, 'regenerate', '--cwd', folder]);
    process.stdout.write(`  ${name}: ${Math.round(peak)} MiB at most\n`);
  }
  return files.length;
}

const seconds = (times) => `${(median(times) / 1_000).toFixed(2)} s`;

function say(text, isMet, wanted) {
  process.stdout.write(`  ${text.padEnd(60)} ${wanted} ${isMet ? 'met' : 'MISSED'}\n`);
}

function readTree(folder) {
  return filesIn(folder).map((path) => ({
    path: path.slice(folder.length + 1),
    data: readFileSync(path),
  }));
}

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** The time of every file, as one text to compare. */
const stampsOf = (folder) =>
  filesIn(folder)
    .map((path) => `${path} ${statSync(path, { bigint: true }).mtimeNs}`)
    .join('\n');

function countNewer(before, after) {
  const old = new Map(
    filesIn(before).map((path) => [path.slice(before.length), statSync(path).mtimeMs]),
  );
  return filesIn(after).filter(
    (path) => Math.abs(statSync(path).mtimeMs - (old.get(path.slice(after.length)) ?? 0)) > 2,
  ).length;
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
