import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffText } from '../../src/report/diff-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { temporaryFolder } from '../workspace/temporary-folder.ts';

const diff = (before: string | undefined, after: string | undefined) =>
  diffText({ path: 'src/order.ts', before, after }, plainStyle);

describe('diffText', () => {
  it('shows a change with three lines around it', () => {
    const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', ''].join('\n');
    expect(diff(before, before.replace('e', 'E'))).toBe(
      [
        '--- a/src/order.ts',
        '+++ b/src/order.ts',
        '@@ -2,7 +2,7 @@',
        ' b',
        ' c',
        ' d',
        '-e',
        '+E',
        ' f',
        ' g',
        ' h',
      ].join('\n'),
    );
  });

  it.each<[string, string | undefined, string | undefined, string]>([
    [
      'a new file',
      undefined,
      'a\nb\n',
      '--- /dev/null\n+++ b/src/order.ts\n@@ -0,0 +1,2 @@\n+a\n+b',
    ],
    ['a deleted file', 'a\n', undefined, '--- a/src/order.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-a'],
    [
      'a final newline',
      'a',
      'a\n',
      '--- a/src/order.ts\n+++ b/src/order.ts\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a',
    ],
    ['nothing', 'a\n', 'a\n', ''],
  ])('shows %s', (_, before, after, want) => {
    expect(diff(before, after)).toBe(want);
  });

  it.skipIf(spawnSync('git', ['--version']).status !== 0)('is a patch that git can apply', () => {
    const lines = fc.array(fc.constantFrom('order', 'total', '}', '', 'x'), {
      minLength: 1,
      maxLength: 25,
    });
    const folder = temporaryFolder();
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const [before, after] = [`${a.join('\n')}\n`, `${b.join('\n')}\n`];
        fc.pre(before !== after);
        writeFileSync(join(folder, 'order.ts'), before);
        const patch = `${diffText({ path: 'order.ts', before, after }, plainStyle)}\n`;
        execFileSync('git', ['apply', '--unidiff-zero', '-'], { cwd: folder, input: patch });
        expect(execFileSync('cat', ['order.ts'], { cwd: folder, encoding: 'utf8' })).toBe(after);
      }),
      { numRuns: 60 },
    );
  });
});
