import type { Point } from './placement.ts';

/** A layer of cards, or of labels: they stand below each other. */
export interface Column {
  readonly center: number;
  readonly left: number;
  readonly right: number;
}

interface Standing extends Point {
  readonly width: number;
}

/** The layers of a layout, from left to right; what is in one has the same centre. */
export function columnsOf(all: readonly Standing[]): readonly Column[] {
  const widest = new Map<number, number>();
  for (const { x, width } of all) widest.set(x, Math.max(width, widest.get(x) ?? 0));
  return [...widest]
    .map(([center, width]) => ({ center, left: center - width / 2, right: center + width / 2 }))
    .sort((one, other) => one.center - other.center);
}
