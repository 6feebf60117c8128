import type { Column } from './columns.ts';
import type { PlacedCard, Point, Run } from './placement.ts';
import type { Port } from './scene.ts';
import type { Led, Share } from './shares.ts';

interface Surroundings {
  readonly columns: readonly Column[];
  readonly cards: ReadonlyMap<string, PlacedCard>;
  /** Where along its side a link meets a card that has no rows to tell. */
  readonly share: Share;
}

const HEAD_PORT = 15;

/** The way of a link from port to port: level across the layers, so that it meets no card. */
export function route({ link, points }: Led, around: Surroundings): readonly Run[] {
  const start = portOf(link.from, 'right', around);
  const end = portOf(link.to, 'left', around);
  const past = around.columns.find(({ left, right }) => left <= start.x && start.x <= right);
  // The first and the last are where it meets its cards, and the ports are better places for that.
  const between = points.slice(1, -1).flatMap(({ x, y }) => {
    const column = around.columns.find(({ center }) => Math.abs(center - x) < 1);
    return column === undefined ? [] : [{ from: column.left, to: column.right, y }];
  });
  return [
    { from: start.x, to: past?.right ?? start.x, y: start.y },
    ...between.filter((run) => run.from > start.x && run.to < end.x),
    { from: end.x, to: end.x, y: end.y },
  ];
}

function portOf({ card, row }: Port, side: 'left' | 'right', around: Surroundings): Point {
  const { cards, share } = around;
  const placed = cards.get(card);
  if (placed === undefined) return { x: 0, y: 0 };
  const box = row === undefined ? undefined : placed.rows.get(row);
  const level = placed.height * (side === 'left' ? share.to : share.from);
  const atHead = placed.card.kind === 'context' ? level : HEAD_PORT;
  const y = placed.y + (box === undefined ? atHead : box.y + box.height / 2);
  return { x: side === 'left' ? placed.x : placed.x + placed.width, y };
}
