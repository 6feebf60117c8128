import { expect, test } from 'vitest';
import { holdsOnlyGenerated } from '../../src/workspace/generated-lines.ts';

const ours = 'one\npages\nthree\n';
const theirs = 'one\nauthor\nthree\n';
const marked = (mine: string) =>
  `one\n<<<<<<< HEAD\n${mine}\n||||||| start\n=======\nauthor\n>>>>>>> author\nthree\n`;

test.each<[string, string, readonly string[], boolean]>([
  ['what both branches generated', marked('pages'), [ours, theirs], true],
  [
    'without the base, as git writes it',
    marked('pages').replace('||||||| start\n', ''),
    [ours, theirs],
    true,
  ],
  ['with a line written by hand', marked('pages, mine'), [ours, theirs], false],
  [
    'with a line of both taken away by hand',
    marked('pages').replace('three\n', ''),
    [ours, theirs],
    false,
  ],
  ['generated on one branch only', marked('pages'), [ours], false],
  ['half settled', marked('pages').replace('=======\n', ''), [ours, theirs], false],
])('%s', (_, text, generated, want) => {
  expect(holdsOnlyGenerated(text, generated)).toBe(want);
});
