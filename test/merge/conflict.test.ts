import { describe, expect, it } from 'vitest';
import { hasOpenConflict, settleConflicts } from '../../src/merge/conflict.ts';
import { merge } from '../../src/merge/merge.ts';

describe('hasOpenConflict', () => {
  it.each<[string, string, boolean]>([
    ['plain code', 'const a = 1 << 2;\n', false],
    ['a heading underlined with seven signs', 'Orders\n=======\n', false],
    ['eight signs', '<<<<<<<< not a marker\n', false],
    ['a marker in the middle of a line', 'text <<<<<<< yours\n', false],
    ['our conflict', merge({ base: 'a', mine: 'b', theirs: 'c', path: 'x' }).text, true],
    ['a conflict of git without base', '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n', true],
    ['only the last marker left behind', 'kept\n>>>>>>> generated now\n', true],
    ['windows line ends', 'a\r\n<<<<<<< yours\r\n', true],
    ['a bare marker at the end', 'a\n>>>>>>>', true],
  ])('%s', (_, text, want) => {
    expect(hasOpenConflict(text)).toBe(want);
  });
});

describe('settleConflicts', () => {
  const text = 'a\r\n<<<<<<< x\r\nmine\r\n||||||| o\r\nbase\r\n=======\r\ntheirs\r\n>>>>>>> y\r\nz';

  it.each<[string, string, 'mine' | 'theirs', string | undefined]>([
    ['mine', text, 'mine', 'a\r\nmine\r\nz'],
    ['theirs', text, 'theirs', 'a\r\ntheirs\r\nz'],
    ['without a base', '<<<<<<< x\nm\n=======\nt\n>>>>>>> y\n', 'theirs', 't\n'],
    ['an underline outside of conflicts', 'Title\n=======\n', 'mine', 'Title\n=======\n'],
    ['never closed', '<<<<<<< x\nm\n=======\nt\n', 'mine', undefined],
    ['half resolved', 'm\n>>>>>>> y\n', 'mine', undefined],
    ['one inside another', '<<<<<<< x\n<<<<<<< x\n', 'mine', undefined],
  ])('%s', (_, given, side, want) => {
    expect(settleConflicts(given, side)).toBe(want);
  });
});
