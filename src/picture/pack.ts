import type { Placement } from './placement.ts';

const GAP = 36;
const NARROWEST = 900;
const WIDEST = 1400;
/** Screens are wider than high. */
const ASPECT = 1.8;

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Puts separate pictures beside and below each other, without wasting much room. */
export function pack(parts: readonly Placement[]): Placement {
  const area = parts.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  const fitting = Math.min(WIDEST, Math.max(NARROWEST, Math.sqrt(area * ASPECT)));
  const limit = Math.max(fitting, ...parts.map(({ width }) => width));
  const spots: (Spot & { readonly part: Placement })[] = [];
  const tallest = [...parts].sort((one, other) => other.height - one.height);
  for (const part of tallest) spots.push({ ...freeSpot(part, spots, limit), part });
  const moved = spots.map(({ part, x, y }) => movedBy(part, { x, y }));
  return {
    width: Math.max(0, ...spots.map(({ x, width }) => x + width)),
    height: Math.max(0, ...spots.map(({ y, height }) => y + height)),
    cards: moved.flatMap(({ cards }) => cards),
    links: moved.flatMap(({ links }) => links),
  };
}

/** The highest place that is free, and of these the leftmost. */
function freeSpot({ width, height }: Placement, taken: readonly Spot[], limit: number): Spot {
  const xs = [0, ...taken.map((spot) => spot.x + spot.width + GAP)].filter(
    (x) => x + width <= limit,
  );
  const ys = [0, ...taken.map((spot) => spot.y + spot.height + GAP)].sort((a, b) => a - b);
  for (const y of ys) {
    for (const x of xs.sort((a, b) => a - b)) {
      const spot = { x, y, width, height };
      if (taken.every((other) => areApart(spot, other))) return spot;
    }
  }
  return { x: 0, y: ys.at(-1) ?? 0, width, height };
}

function areApart(one: Spot, other: Spot): boolean {
  return (
    one.x >= other.x + other.width + GAP ||
    other.x >= one.x + one.width + GAP ||
    one.y >= other.y + other.height + GAP ||
    other.y >= one.y + one.height + GAP
  );
}

export function movedBy(part: Placement, { x, y }: { x: number; y: number }): Placement {
  return {
    ...part,
    cards: part.cards.map((card) => ({ ...card, x: card.x + x, y: card.y + y })),
    links: part.links.map(({ link, runs, label }) => ({
      link,
      runs: runs.map((run) => ({ from: run.from + x, to: run.to + x, y: run.y + y })),
      label: label && { ...label, x: label.x + x, y: label.y + y },
    })),
  };
}
