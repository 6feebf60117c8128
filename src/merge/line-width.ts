import { diffLines } from './diff.ts';
import { reflowed } from './reflow.ts';
import type { Reader, Source } from './source-tree.ts';
import { type Layout, usualLayout } from './structure.ts';

/** What people tell their formatters. */
const NARROW = [80, 90, 100];
const WIDE = [100, 110, 120, 140, 160];

const linesOf = ({ file }: Source): readonly string[] => file.text.split('\n');

/** How many lines of each text are not in the other. */
function distance(one: readonly string[], other: readonly string[]): number {
  const [inOne, inOther] = [new Set(one), new Set(other)];
  const strangers = (lines: readonly string[], known: ReadonlySet<string>): number =>
    lines.filter((line) => !known.has(line)).length;
  return strangers(one, inOther) + strangers(other, inOne);
}

/** In how many places a text comes nearer to another by being laid out anew. */
function placesIn(
  before: readonly string[],
  now: readonly string[],
  mine: readonly string[],
): number {
  const known = new Set(mine);
  return diffLines(before, now).filter(({ bStart, bEnd }) =>
    now.slice(bStart, bEnd).every((line) => known.has(line)),
  ).length;
}

/** What is asked of a width to be taken for the one of a file. */
interface Asked {
  /** In how many places it shows, at least. */
  readonly places: number;
  readonly layout: Layout;
}

/**
 * The width at which most lines of a generated text come out as they stand in the person's.
 * Undefined: that is as it is already.
 */
export function lineWidthOf(
  base: Source,
  mine: Source,
  reader: Reader,
  { places, layout }: Asked,
): number | undefined {
  const [before, wanted] = [linesOf(base), linesOf(mine)];
  const known = new Set(before);
  const longest = Math.max(...wanted.map((line) => (known.has(line) ? 0 : line.length)));
  let best: { readonly width: number; readonly lines: readonly string[] } | undefined;
  let least = distance(before, wanted);
  if (least < 2) return undefined;
  for (const width of longest > usualLayout.width ? WIDE : NARROW) {
    const lines = reflowed(reader, base, { ...layout, width }).split('\n');
    const left = distance(lines, wanted);
    if (left >= least) continue;
    [best, least] = [{ width, lines }, left];
  }
  return best && placesIn(before, best.lines, wanted) >= places ? best.width : undefined;
}
