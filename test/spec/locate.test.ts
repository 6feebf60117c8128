import { describe, expect, it } from 'vitest';
import type { At } from '../../src/diagnostic.ts';
import { codeFrame } from '../../src/spec/code-frame.ts';
import { loadLocator } from '../../src/spec/locate.ts';

const locate = async (text: string, at: Omit<At, 'file'>) => {
  const { locate: find } = await loadLocator({ root: { path: 'plinth.yaml', text }, included: [] });
  const { line, column, length } = find({ file: 'plinth.yaml', ...at });
  return text.split(/\r?\n/)[line - 1]?.slice(column - 1, column - 1 + length);
};

describe('a place', () => {
  it.each<[what: string, text: string, at: Omit<At, 'file'>, want: string]>([
    ['a key', 'a:\n  bc: d', { path: ['a', 'bc'], on: 'key' }, 'bc'],
    ['a value', 'a:\n  bc: def', { path: ['a', 'bc'] }, 'def'],
    ['an element of a list', 'a: [x, yz]', { path: ['a', 1] }, 'yz'],
    ['a key in an element', 'a:\n  - bc: 1', { path: ['a', 0, 'bc'], on: 'key' }, 'bc'],
    ['a span in a plain text', 'a: one two', { path: ['a'], span: [4, 7] }, 'two'],
    [
      'a span in a flow map',
      '{ a: { b: ref Catgory* } }',
      { path: ['a', 'b'], span: [4, 11] },
      'Catgory',
    ],
    ['a span in double quotes', 'a: "one two"', { path: ['a'], span: [4, 7] }, 'two'],
    ['a span after escapes', 'a: "\\"x\\" \\u0041 \\n two"', { path: ['a'], span: [8, 11] }, 'two'],
    ['a span after an astral escape', 'a: "\\U0001F600 two"', { path: ['a'], span: [3, 6] }, 'two'],
    ['a span in single quotes', "a: 'it''s ''''two'", { path: ['a'], span: [7, 10] }, 'two'],
    [
      'a span in a folded plain text',
      'a:\n  one\n  two three',
      { path: ['a'], span: [8, 13] },
      'three',
    ],
    [
      'a span in a literal block',
      'a: |\n    one\n\n    two\n',
      { path: ['a'], span: [5, 8] },
      'two',
    ],
    ['a span in a folded block', 'a: >-\n  one\n  two\n', { path: ['a'], span: [4, 7] }, 'two'],
    [
      'a span in a quoted key',
      '"GET /orders": 1',
      { path: ['GET /orders'], on: 'key', span: [4, 11] },
      '/orders',
    ],
    ['an empty span', 'a: ""', { path: ['a'], span: [0, 0] }, '"'],
    ['a number', 'a: 0x10', { path: ['a'], span: [0, 2] }, '0x'],
    ['a number as key', '422: x', { path: ['422'], on: 'key' }, '422'],
    ['an empty value', 'a:\nb: 1', { path: ['a'] }, 'a'],
    ['what is missing: where it would be', 'ab: { c: 1 }', { path: ['ab', 'd'] }, 'ab'],
    ['through an alias', 'a: &x { b: c }\nd: *x', { path: ['d', 'b'] }, 'c'],
    ['with CRLF', 'a: 1\r\nbc: 2\r\n', { path: ['bc'], on: 'key' }, 'bc'],
    ['a map ends with its line', 'a:\n  b: 1\n  c: 2', { path: ['a'] }, 'b: 1'],
    ['offsets in a file', 'ab: cd', { path: [], span: [4, 6] }, 'cd'],
    ['the whole file', 'ab: cd', { path: [] }, 'a'],
  ])('%s', async (_what, text, at, want) => {
    expect(await locate(text, at)).toBe(want);
  });

  it('in an included file is found there', async () => {
    const { locate: find } = await loadLocator({
      root: { path: 'plinth.yaml', text: 'include: [contexts/*.yaml]' },
      included: [
        {
          pattern: 'contexts/*.yaml',
          files: [{ path: 'contexts/sales.yaml', text: 'context: Sales\nviews: {}' }],
        },
      ],
    });
    const at: At = { file: 'contexts/sales.yaml', path: ['views'], on: 'key' };
    expect(find(at)).toEqual({ file: 'contexts/sales.yaml', line: 2, column: 1, length: 5 });
  });
});

describe('a code frame', () => {
  it.each([
    ['underlines', 'a: 1\nbc: def', { line: 2, column: 5, length: 3 }, '2 | bc: def\n  |     ^^^'],
    ['keeps tabs', 'a:\t# x', { line: 1, column: 4, length: 3 }, '1 | a:\t# x\n  |   \t^^^'],
    ['stays on the line', 'ab', { line: 1, column: 2, length: 9 }, '1 | ab\n  |  ^'],
    [
      'pads the gutter',
      `${'\n'.repeat(99)}ab`,
      { line: 100, column: 1, length: 2 },
      '100 | ab\n    | ^^',
    ],
    [
      'does not steer the terminal',
      'a: \u001b[31m',
      { line: 1, column: 1, length: 1 },
      '1 | a: \uFFFD[31m\n  | ^',
    ],
    ['has a line for what is not there', 'a', { line: 5, column: 1, length: 1 }, '5 | \n  | ^'],
  ])('%s', (_what, text, place, want) => {
    expect(codeFrame({ path: 'plinth.yaml', text }, place)).toBe(want);
  });

  it('shows a part of a long line', () => {
    const frame = codeFrame(
      { path: 'plinth.yaml', text: `${'x'.repeat(500)}HERE${'y'.repeat(500)}` },
      {
        line: 1,
        column: 501,
        length: 4,
      },
    );
    const [shown = '', marks = ''] = frame.split('\n');
    expect(shown.length).toBeLessThan(130);
    expect(shown.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('HERE');
  });
});
