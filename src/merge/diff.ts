import { slideHunks } from './slide.ts';

/** Lines `aStart..aEnd` of the first text stand as lines `bStart..bEnd` in the second (ends exclusive). */
export interface Hunk {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** Beyond every line: a diagonal that the search from the end has not reached. */
const LAST = 0x7fffffff;

interface Search {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly aChanged: Uint8Array;
  readonly bChanged: Uint8Array;
  /** Furthest points per diagonal, shifted by `shift`, from the start and from the end. */
  readonly forward: Int32Array;
  readonly backward: Int32Array;
  readonly shift: number;
}

interface Box {
  readonly aLow: number;
  readonly aHigh: number;
  readonly bLow: number;
  readonly bHigh: number;
}

/** The fewest line edits that turn `a` into `b` (Myers, linear space), placed where git would place them. */
export function diffLines(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  const numbers = new Map<string, number>();
  const aIds = intern(a, numbers);
  const bIds = intern(b, numbers);
  const aChanged = new Uint8Array(a.length);
  const bChanged = new Uint8Array(b.length);
  const aKept = keepShared({ lines: aIds, other: bIds, changed: aChanged, kinds: numbers.size });
  const bKept = keepShared({ lines: bIds, other: aIds, changed: bChanged, kinds: numbers.size });
  const search: Search = {
    a: aKept.map((at) => aIds[at] as number),
    b: bKept.map((at) => bIds[at] as number),
    aChanged: new Uint8Array(aKept.length),
    bChanged: new Uint8Array(bKept.length),
    forward: new Int32Array(aKept.length + bKept.length + 3),
    backward: new Int32Array(aKept.length + bKept.length + 3),
    shift: bKept.length + 1,
  };
  compare(search, { aLow: 0, aHigh: aKept.length, bLow: 0, bHigh: bKept.length });
  aKept.forEach((at, index) => {
    if (search.aChanged[index] === 1) aChanged[at] = 1;
  });
  bKept.forEach((at, index) => {
    if (search.bChanged[index] === 1) bChanged[at] = 1;
  });
  slideHunks({ lines: aIds, changed: aChanged }, { lines: bIds, changed: bChanged });
  slideHunks({ lines: bIds, changed: bChanged }, { lines: aIds, changed: aChanged });
  return toHunks(aChanged, bChanged);
}

/** Equal lines get equal numbers, so that all further comparisons are of integers. */
function intern(lines: readonly string[], numbers: Map<string, number>): Int32Array {
  return Int32Array.from(lines, (line) => {
    const known = numbers.get(line);
    if (known !== undefined) return known;
    numbers.set(line, numbers.size);
    return numbers.size - 1;
  });
}

/** Where the lines stand that the other text has too; a line only one side has is changed for certain. */
function keepShared(side: {
  lines: Int32Array;
  other: Int32Array;
  changed: Uint8Array;
  kinds: number;
}): Int32Array {
  const present = new Uint8Array(side.kinds);
  for (const line of side.other) present[line] = 1;
  const kept: number[] = [];
  side.lines.forEach((line, at) => {
    if (present[line] === 1) kept.push(at);
    else side.changed[at] = 1;
  });
  return Int32Array.from(kept);
}

function compare(search: Search, { aLow, aHigh, bLow, bHigh }: Box): void {
  const { a, b } = search;
  while (aLow < aHigh && bLow < bHigh && a[aLow] === b[bLow]) {
    aLow++;
    bLow++;
  }
  while (aLow < aHigh && bLow < bHigh && a[aHigh - 1] === b[bHigh - 1]) {
    aHigh--;
    bHigh--;
  }
  if (aLow === aHigh) {
    search.bChanged.fill(1, bLow, bHigh);
  } else if (bLow === bHigh) {
    search.aChanged.fill(1, aLow, aHigh);
  } else {
    const [aMiddle, bMiddle] = findMiddle(search, { aLow, aHigh, bLow, bHigh });
    compare(search, { aLow, aHigh: aMiddle, bLow, bHigh: bMiddle });
    compare(search, { aLow: aMiddle, aHigh, bLow: bMiddle, bHigh });
  }
}

/** A point on a shortest edit path, where the search from the start meets the one from the end. */
function findMiddle(search: Search, { aLow, aHigh, bLow, bHigh }: Box): [number, number] {
  const { a, b, forward, backward, shift } = search;
  // Every index below lies within the arrays, which hold one cell for each diagonal and two spare.
  const read = (cells: Int32Array, diagonal: number): number => cells[diagonal + shift] as number;
  const lowest = aLow - bHigh;
  const highest = aHigh - bLow;
  const start = aLow - bLow;
  const end = aHigh - bHigh;
  const odd = ((start - end) & 1) !== 0;
  let [forwardMin, forwardMax, backwardMin, backwardMax] = [start, start, end, end];
  forward[start + shift] = aLow;
  backward[end + shift] = aHigh;
  for (;;) {
    if (forwardMin > lowest) forward[--forwardMin - 1 + shift] = -1;
    else forwardMin++;
    if (forwardMax < highest) forward[++forwardMax + 1 + shift] = -1;
    else forwardMax--;
    for (let diagonal = forwardMax; diagonal >= forwardMin; diagonal -= 2) {
      const [down, right] = [read(forward, diagonal - 1), read(forward, diagonal + 1)];
      let x = down >= right ? down + 1 : right;
      while (x < aHigh && x - diagonal < bHigh && a[x] === b[x - diagonal]) x++;
      forward[diagonal + shift] = x;
      const met = odd && backwardMin <= diagonal && diagonal <= backwardMax;
      if (met && read(backward, diagonal) <= x) return [x, x - diagonal];
    }
    if (backwardMin > lowest) backward[--backwardMin - 1 + shift] = LAST;
    else backwardMin++;
    if (backwardMax < highest) backward[++backwardMax + 1 + shift] = LAST;
    else backwardMax--;
    for (let diagonal = backwardMax; diagonal >= backwardMin; diagonal -= 2) {
      const [up, left] = [read(backward, diagonal - 1), read(backward, diagonal + 1)];
      let x = up < left ? up : left - 1;
      while (x > aLow && x - diagonal > bLow && a[x - 1] === b[x - diagonal - 1]) x--;
      backward[diagonal + shift] = x;
      const met = !odd && forwardMin <= diagonal && diagonal <= forwardMax;
      if (met && x <= read(forward, diagonal)) return [x, x - diagonal];
    }
  }
}

function toHunks(aChanged: Uint8Array, bChanged: Uint8Array): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let [a, b] = [0, 0];
  while (a < aChanged.length || b < bChanged.length) {
    const [aStart, bStart] = [a, b];
    while (aChanged[a] === 1) a++;
    while (bChanged[b] === 1) b++;
    if (a > aStart || b > bStart) hunks.push({ aStart, aEnd: a, bStart, bEnd: b });
    else {
      a++;
      b++;
    }
  }
  return hunks;
}
