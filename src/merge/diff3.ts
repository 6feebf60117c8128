import { diffLines, type Hunk } from './diff.ts';

/** A stretch of a three-way comparison: settled lines, or three versions that cannot all stand. */
export type Region =
  | { readonly kind: 'clean'; readonly lines: readonly string[] }
  | {
      readonly kind: 'conflict';
      readonly base: readonly string[];
      readonly mine: readonly string[];
      readonly theirs: readonly string[];
    };

interface Versions {
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/** One side's edits, taken in order. */
class Edits {
  readonly #hunks: readonly Hunk[];
  #next = 0;
  /** How much further down the lines of this side stand than those of the base, behind the edits taken. */
  offset = 0;

  constructor(base: readonly string[], lines: readonly string[]) {
    this.#hunks = diffLines(base, lines);
  }

  get start(): number {
    return this.#hunks[this.#next]?.aStart ?? Number.POSITIVE_INFINITY;
  }

  /** Takes every edit that touches the base before or at `end`; answers how far they reach. */
  takeUpTo(end: number): number {
    let reach = end;
    for (let hunk = this.#hunks[this.#next]; hunk !== undefined && hunk.aStart <= reach; ) {
      reach = Math.max(reach, hunk.aEnd);
      this.offset = hunk.bEnd - hunk.aEnd;
      hunk = this.#hunks[++this.#next];
    }
    return reach;
  }
}

/** Three-way comparison by line. Edits of the two sides that overlap or touch make one region. */
export function diff3({ base, mine, theirs }: Versions): readonly Region[] {
  const [my, their] = [new Edits(base, mine), new Edits(base, theirs)];
  const regions: Region[] = [];
  let at = 0;
  for (;;) {
    const start = Math.min(my.start, their.start, base.length);
    if (start > at) regions.push({ kind: 'clean', lines: base.slice(at, start) });
    if (my.start === Number.POSITIVE_INFINITY && their.start === Number.POSITIVE_INFINITY)
      return regions;
    const [myStart, theirStart] = [start + my.offset, start + their.offset];
    const end = takeTouching(my, their, start);
    regions.push(
      settle({
        base: base.slice(start, end),
        mine: mine.slice(myStart, end + my.offset),
        theirs: theirs.slice(theirStart, end + their.offset),
      }),
    );
    at = end;
  }
}

/** Takes all edits that touch each other from `start` on; answers where in the base they end. */
function takeTouching(my: Edits, their: Edits, start: number): number {
  let end = start;
  for (let before = -1; before !== end; ) {
    before = end;
    end = their.takeUpTo(my.takeUpTo(end));
  }
  return end;
}

function settle(versions: Versions): Region {
  const { base, mine, theirs } = versions;
  if (isSame(base, mine) || isSame(mine, theirs)) return { kind: 'clean', lines: theirs };
  if (isSame(base, theirs)) return { kind: 'clean', lines: mine };
  return { kind: 'conflict', ...versions };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}
