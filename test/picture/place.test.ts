import { describe, expect, test } from 'vitest';
import type { Box } from '../../src/picture/card-size.ts';
import { pixelWidth } from '../../src/picture/pixel-width.ts';
import type { PlacedCard, Placement } from '../../src/picture/placement.ts';
import { type Sheet, sheetsOf } from '../../src/picture/sheet.ts';
import { examples, graphNamed } from './drawn.ts';

interface Named extends Box {
  readonly name: string;
}

const cardBox = ({ card, x, y, width, height }: PlacedCard): Named => ({
  name: card.id,
  x,
  y,
  width,
  height,
});

const rowBoxes = (placed: PlacedCard): readonly Named[] =>
  [...placed.rows].map(([name, box]) => ({
    ...box,
    name,
    x: placed.x + box.x,
    y: placed.y + box.y,
  }));

const labelBoxes = ({ links }: Placement): readonly Named[] =>
  links.flatMap(({ link, label }) =>
    label ? [{ ...label, name: `label ${link.from.card} ${link.to.card}` }] : [],
  );

const meet = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const holds = (whole: Box, part: Box): boolean =>
  whole.x <= part.x &&
  whole.y <= part.y &&
  part.x + part.width <= whole.x + whole.width &&
  part.y + part.height <= whole.y + whole.height;

/** Pairs of boxes that lie on each other. */
const overlaps = (boxes: readonly Named[]): readonly string[] =>
  boxes.flatMap((one, at) =>
    boxes
      .slice(at + 1)
      .flatMap((other) => (meet(one, other) ? [`${one.name} on ${other.name}`] : [])),
  );

/** Level stretches of links that run through a card. */
function throughCards({ cards, links }: Placement): readonly string[] {
  return links.flatMap(({ link, runs }) =>
    runs.flatMap(({ from, to, y }) =>
      cards
        .filter((card) => meet({ x: from, y, width: to - from, height: 0.1 }, cardBox(card)))
        .filter(({ card, x, width }) => card.id !== link.from.card || from < x + width)
        .map(({ card }) => `${link.from.card} -> ${link.to.card} through ${card.id}`),
    ),
  );
}

const textFaults = ({ placement }: Sheet): readonly string[] =>
  placement.cards.flatMap(({ card, width, rows }) => [
    ...(pixelWidth(card.title, 14, 'bold') > width - 24 ? [card.title] : []),
    ...[...card.left, ...card.right]
      .filter(
        ({ id, text, tag }) =>
          pixelWidth(text, 12) + pixelWidth(tag ?? '', 11) > (rows.get(id)?.width ?? 0) - 24,
      )
      .map(({ text }) => text),
  ]);

describe.each([...examples, 'hundred'])('the pictures of %s', (name) => {
  test('have nothing on top of each other, no text too long, and lead to the right', async () => {
    for (const sheet of await sheetsOf(await graphNamed(name))) {
      const { placement, scene } = sheet;
      const boxes = placement.cards.map(cardBox);
      expect(boxes).toHaveLength(scene.cards.length);
      expect(placement.links).toHaveLength(scene.links.length);
      expect(overlaps([...boxes, ...labelBoxes(placement)])).toEqual([]);
      expect(throughCards(placement)).toEqual([]);
      expect(textFaults(sheet)).toEqual([]);
      for (const card of placement.cards) {
        expect(overlaps(rowBoxes(card))).toEqual([]);
        expect(rowBoxes(card).filter((row) => !holds(cardBox(card), row))).toEqual([]);
      }
      for (const { runs } of placement.links) {
        const way = runs.flatMap(({ from, to }) => [from, to]);
        expect(way).toEqual([...way].sort((a, b) => a - b));
      }
      const paper = { x: 0, y: 0, width: placement.width + 0.01, height: placement.height + 0.01 };
      expect([...boxes, ...labelBoxes(placement)].filter((box) => !holds(paper, box))).toEqual([]);
    }
  });
});

test('no picture of a context gets wider than a screen because of what may be left out', async () => {
  const sheets = await sheetsOf(await graphNamed('hundred'));
  const widths = sheets
    .filter(({ context }) => context !== undefined)
    .map(({ placement }) => placement.width);
  expect(Math.max(...widths)).toBeLessThan(1500);
});
