import type { EdgeKind, NodeKind } from '../graph/graph.ts';

export type CardKind = NodeKind | 'context';
export type RowKind = NodeKind | 'step';

/** A line of a card: a command, an event, a step of a saga. */
export interface Row {
  /** Unique in its scene. */
  readonly id: string;
  readonly kind: RowKind;
  /** The node that it shows; several rows may show one. */
  readonly node: string | undefined;
  readonly text: string;
  /** Said beside the text, more quietly. @example 'undo' */
  readonly tag: string | undefined;
  /** Shown when the pointer rests on it. */
  readonly tip: string;
}

/** A box of a picture: a head, and below it rows on two sides, joined by lines. */
export interface Card {
  readonly id: string;
  readonly kind: CardKind;
  readonly title: string;
  readonly notes: readonly string[];
  readonly left: readonly Row[];
  readonly right: readonly Row[];
  /** Rows of the left side with what follows from them on the right side; by id. */
  readonly inner: readonly {
    readonly from: string;
    readonly to: string;
    readonly isUndo: boolean;
  }[];
  /** Belongs to another context. */
  readonly isForeign: boolean;
  readonly tip: string;
}

/** Where a link begins or ends: at a row, or else at the head of a card. */
export interface Port {
  readonly card: string;
  readonly row: string | undefined;
}

export type LinkKind = EdgeKind | 'uses';

/** A line from the right side of one card to the left side of another. */
export interface Link {
  readonly from: Port;
  readonly to: Port;
  readonly kind: LinkKind;
  /** Which end has the arrow head. */
  readonly head: 'to' | 'from' | 'both';
  readonly label: string | undefined;
}

/** One picture before anything has a place. */
export interface Scene {
  readonly cards: readonly Card[];
  readonly links: readonly Link[];
}
