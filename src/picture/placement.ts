import type { Box, SizedCard } from './card-size.ts';
import type { Link } from './scene.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A stretch of a link that runs level; what lies between two stretches is a curve. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

export interface PlacedCard extends SizedCard, Point {}

export interface PlacedLink {
  readonly link: Link;
  readonly runs: readonly Run[];
  /** Where its label stands. */
  readonly label: Box | undefined;
}

/** A scene in which everything has its place. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly cards: readonly PlacedCard[];
  readonly links: readonly PlacedLink[];
}
