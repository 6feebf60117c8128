import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines, type Hunk } from '../../src/merge/diff.ts';

const lines = fc.array(fc.constantFrom('{', '}', '', 'return total;', 'const a = 1;', 'x'), {
  maxLength: 30,
});

function apply(a: readonly string[], b: readonly string[], hunks: readonly Hunk[]): string[] {
  const result: string[] = [];
  let at = 0;
  for (const hunk of hunks) {
    result.push(...a.slice(at, hunk.aStart), ...b.slice(hunk.bStart, hunk.bEnd));
    at = hunk.aEnd;
  }
  return [...result, ...a.slice(at)];
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    const next = [0];
    b.forEach((other, index) => {
      const diagonal = (row[index] ?? 0) + 1;
      next.push(line === other ? diagonal : Math.max(next[index] ?? 0, row[index + 1] ?? 0));
    });
    row = next;
  }
  return row[b.length] ?? 0;
}

describe('diffLines', () => {
  it('turns one text into the other', () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        expect(apply(a, b, diffLines(a, b))).toEqual(b);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds as few edits as there can be', () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const removed = diffLines(a, b).reduce((sum, hunk) => sum + hunk.aEnd - hunk.aStart, 0);
        expect(removed).toBe(a.length - longestCommon(a, b));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps at least one common line between two hunks', () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const hunks = diffLines(a, b);
        hunks.slice(1).forEach((hunk, index) => {
          expect(hunk.aStart).toBeGreaterThan(hunks[index]?.aEnd ?? 0);
        });
      }),
    );
  });

  it('puts an added function behind the closing brace of the one before, as a reader sees it', () => {
    const before = ['a() {', '}', '', 'c() {', '}'];
    const after = ['a() {', '}', '', 'b() {', '}', '', 'c() {', '}'];
    expect(diffLines(before, after)).toEqual([{ aStart: 3, aEnd: 3, bStart: 3, bEnd: 6 }]);
  });
});
