import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTable, race, timeCommand } from './measure.js';

/**
 * A merge of one file: each case under `test/merge/cases`, by `mergeFile` in a process that has
 * loaded it, against `git merge-file` and `plinth merge-file`, which start for each.
 */
export async function benchMerge(root) {
  const { mergeFile } = await import(join(root, 'dist/index.js'));
  const cases = readCases(join(root, 'test/merge/cases'));
  const work = mkdtempSync(join(tmpdir(), 'plinth-bench-merge-'));
  const paths = ['mine', 'base', 'theirs'].map((name) => join(work, name));
  const mean = (some, merge) => some.reduce((sum, one) => sum + merge(one), 0) / some.length;
  // Those that start a process for each merge get a few of them.
  const few = cases.filter((_, at) => at % 8 === 0);
  const inProcess = (one) => {
    const start = performance.now();
    mergeFile(one);
    return performance.now() - start;
  };
  const byCommand = (command, args) => (one) => {
    for (const path of paths) writeFileSync(path, one[path.slice(work.length + 1)]);
    return timeCommand(command, args(one), { anyStatus: true });
  };
  const bin = join(root, 'bin/plinth.js');
  const [git, plinth] = [
    byCommand('git', () => ['merge-file', '--stdout', ...paths]),
    byCommand(process.execPath, ({ path }) => [
      bin,
      'merge-file',
      '--stdout',
      '--path',
      path,
      ...paths,
    ]),
  ];
  try {
    const times = await race(
      [
        { name: 'git merge-file', run: () => mean(few, git) },
        { name: 'plinth merge-file', run: () => mean(few, plinth) },
        { name: 'mergeFile, loaded', run: () => mean(cases, inProcess) },
      ],
      3,
    );
    const title = `Merging one of ${cases.length} files, ${execFileSync('git', ['--version'], { encoding: 'utf8' }).trim()}`;
    printTable(title, times, { anchor: 'git merge-file', unit: 'ms' });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function readCases(folder) {
  return readdirSync(folder).map((name) => {
    const files = readdirSync(join(folder, name));
    const extension = files.find((file) => file.startsWith('base.')).slice('base.'.length);
    const text = (side) => readFileSync(join(folder, name, `${side}.${extension}`), 'utf8');
    return {
      path: `file.${extension}`,
      base: text('base'),
      mine: text('mine'),
      theirs: text('theirs'),
    };
  });
}
