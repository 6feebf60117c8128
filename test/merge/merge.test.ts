import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MergeInput, merge } from '../../src/merge/merge.ts';

const join = (base: string, mine: string, theirs: string, more: Partial<MergeInput> = {}) =>
  merge({ base, mine, theirs, path: 'notes.md', ...more });

const text = fc
  .tuple(
    fc.array(fc.constantFrom('order', 'line', '', '}', 'total', 'sum\r'), { maxLength: 12 }),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '\n'),
    fc.constantFrom('', '\uFEFF'),
  )
  .map(([lines, eol, end, bom]) => `${bom}${lines.join(eol)}${end}`);

describe('merge, whatever the texts', () => {
  it.each([
    ['mine is unchanged', (base: string, other: string) => join(base, base, other)],
    ['theirs is unchanged', (base: string, other: string) => join(base, other, base)],
    ['both made the same edit', (base: string, other: string) => join(base, other, other)],
  ])('takes the other text, byte by byte, when %s', (_, merged) => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(merged(base, other)).toEqual({ kind: 'merged', text: other });
      }),
    );
  });
});

/** A text of lines that differ from each other, and an edited copy: which words went, which came. */
const edited = (side: string) =>
  fc.array(
    fc.record({
      at: fc.nat(19),
      removes: fc.nat(2),
      adds: fc.array(
        fc.uuid().map((id) => `${side}-${id}`),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 4 },
  );

const original = Array.from({ length: 20 }, (_, index) => `line-${index}`);

function applyEdits(
  edits: readonly { at: number; removes: number; adds: readonly string[] }[],
): string[] {
  const lines: string[][] = original.map((line) => [line]);
  for (const { at, removes, adds } of edits) {
    for (let index = at; index < Math.min(at + removes, lines.length); index++) lines[index] = [];
    lines[at]?.push(...adds);
  }
  return lines.flat();
}

describe('merge of edits on both sides', () => {
  it('loses no word of either side, and brings back none that was removed', () => {
    fc.assert(
      fc.property(edited('mine'), edited('theirs'), (myEdits, theirEdits) => {
        const [mine, theirs] = [applyEdits(myEdits), applyEdits(theirEdits)];
        const merged = join(
          `${original.join('\n')}\n`,
          `${mine.join('\n')}\n`,
          `${theirs.join('\n')}\n`,
        );
        const words = new Set(merged.text.split('\n'));
        for (const line of mine) if (line.startsWith('mine')) expect(words).toContain(line);
        for (const line of theirs) if (line.startsWith('theirs')) expect(words).toContain(line);
        if (merged.kind === 'conflict') return;
        for (const line of original) {
          expect(words.has(line)).toBe(mine.includes(line) && theirs.includes(line));
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, string, string, string, string | undefined]>([
    ['edits far apart', 'a\nb\nc\n', 'A\nb\nc\n', 'a\nb\nC\n', 'A\nb\nC\n'],
    ['a line added at each end', 'b\n', 'b\nc\n', 'a\nb\n', 'a\nb\nc\n'],
    ['edits of neighbouring lines', 'a\nb\n', 'A\nb\n', 'a\nB\n', undefined],
    ['different lines added at one spot', 'a\nb\n', 'a\nx\nb\n', 'a\ny\nb\n', undefined],
    ['one deletes what the other changes', 'a\nb\nc\n', 'a\nc\n', 'a\nB\nc\n', undefined],
    ['the same edit beside another', 'a\nb\nc\n', 'A\nb\nc\n', 'A\nb\nC\n', 'A\nb\nC\n'],
    ['both delete the same line', 'a\nb\nc\nd\n', 'a\nc\nd\n', 'a\nc\nD\n', 'a\nc\nD\n'],
    [
      'both delete one line, edits elsewhere',
      'a\nb\nc\nd\n',
      'a\nc\nd\n',
      'a\nc\nd\ne\n',
      'a\nc\nd\ne\n',
    ],
    ['windows line ends of mine', 'a\nb\nc\n', 'A\r\nb\r\nc\r\n', 'a\nb\nC\n', 'A\r\nb\r\nC\r\n'],
    ['only the line ends are mine', 'a\nb\n', 'a\r\nb\r\n', 'a\nB\n', 'a\r\nB\r\n'],
    ['line ends mixed by hand', 'a\nb\nc\nd\n', 'a\r\nb\nc\nd\n', 'a\nb\nc\nD\n', 'a\r\nb\nc\nD\n'],
    ['a byte order mark of mine', 'a\nb\nc\n', '\uFEFFa\nb\nc\n', 'a\nb\nC\n', '\uFEFFa\nb\nC\n'],
    ['no final newline in mine', 'a\nb\nc\n', 'A\nb\nc', 'a\nb\nC\n', 'A\nb\nC'],
    ['final newline gone, last line changed', 'a\nb\nc\n', 'a\nb\nc', 'a\nb\nC\n', 'a\nb\nC'],
    ['mine emptied, theirs untouched', 'a\n', '', 'a\n', ''],
  ])('%s', (_, base, mine, theirs, want) => {
    const merged = join(base, mine, theirs);
    if (want === undefined) expect(merged.kind).toBe('conflict');
    else expect(merged).toEqual({ kind: 'merged', text: want });
  });

  it('writes all three versions of a conflict, and only of the lines concerned', () => {
    const merged = join(
      'one\ntwo\nthree\nfour\n',
      'one\n2\nthree\nfour\n',
      'one\nII\nthree\nFOUR\n',
    );
    expect(merged).toEqual({
      kind: 'conflict',
      conflicts: 1,
      text: [
        'one',
        '<<<<<<< yours',
        '2',
        '||||||| generated before',
        'two',
        '=======',
        'II',
        '>>>>>>> generated now',
        'three',
        'FOUR',
        '',
      ].join('\n'),
    });
  });

  it('counts each conflict of a file', () => {
    const merged = join('a\nb\nc\nd\ne\n', '1\nb\nc\nd\n2\n', '3\nb\nc\nd\n4\n');
    expect(merged).toMatchObject({ kind: 'conflict', conflicts: 2 });
  });

  it('marks a conflict in the line ends of the file', () => {
    const merged = join('a\r\nb\r\n', 'A\r\nb\r\n', '1\r\nb\r\n');
    expect(
      merged.text
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith('\r')),
    ).toBe(true);
  });

  it.each([
    ['mine', 'A\nb\nC\n'],
    ['theirs', '1\nb\nC\n'],
  ] as const)('settles conflicts for %s and keeps what does not conflict', (favour, want) => {
    expect(join('a\nb\nc\n', 'A\nb\nc\n', '1\nb\nC\n', { favour })).toEqual({
      kind: 'merged',
      text: want,
    });
  });
});
