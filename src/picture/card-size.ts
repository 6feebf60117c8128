import { kindWord } from './kind-word.ts';
import { pixelWidth } from './pixel-width.ts';
import type { Card, Row } from './scene.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SizedCard {
  readonly card: Card;
  readonly width: number;
  readonly height: number;
  /** Of the head: title, kind and notes. */
  readonly headHeight: number;
  /** Relative to the card. */
  readonly rows: ReadonlyMap<string, Box>;
}

export const TITLE = 14;
export const SMALL = 11;
export const TEXT = 12;
export const PAD = 12;
export const NOTE_HEIGHT = 15;
const TITLE_HEIGHT = 30;
const ROW_HEIGHT = 24;
const ROW_GAP = 6;
/** Between the rows of the left and of the right side: room for the lines that join them. */
const GUTTER = 44;

/** How large a card is, and where its rows lie in it. */
export function sizeCard(card: Card): SizedCard {
  const left = columnWidth(card.left);
  const right = columnWidth(card.right);
  const gutter = left > 0 && right > 0 ? GUTTER : 0;
  const titled =
    pixelWidth(card.title, TITLE, 'bold') + 16 + pixelWidth(kindWord[card.kind], SMALL);
  const noted = card.notes.map((note) => pixelWidth(note, SMALL));
  const width = 2 * PAD + Math.max(titled, left + gutter + right, ...noted);
  const headHeight =
    TITLE_HEIGHT + card.notes.length * NOTE_HEIGHT + (card.notes.length > 0 ? 4 : 0);
  const count = Math.max(card.left.length, card.right.length);
  const body = count === 0 ? 0 : count * (ROW_HEIGHT + ROW_GAP) - ROW_GAP + 2 * PAD;
  const boxes = (rows: readonly Row[], x: number, columnWidth: number) =>
    rows.map(({ id }, at): [string, Box] => {
      const y = headHeight + PAD + at * (ROW_HEIGHT + ROW_GAP);
      return [id, { x, y, width: columnWidth, height: ROW_HEIGHT }];
    });
  const rows = new Map([
    ...boxes(card.left, PAD, right > 0 ? left : width - 2 * PAD),
    ...boxes(card.right, left > 0 ? width - PAD - right : PAD, left > 0 ? right : width - 2 * PAD),
  ]);
  return { card, width, height: headHeight + body, headHeight, rows };
}

function columnWidth(rows: readonly Row[]): number {
  return Math.max(0, ...rows.map(rowWidth));
}

function rowWidth({ text, tag }: Row): number {
  const tagged = tag === undefined ? 0 : pixelWidth(tag, SMALL) + 10;
  return pixelWidth(text, TEXT) + tagged + 2 * PAD;
}
