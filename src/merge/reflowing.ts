import type { ts as TypeScript } from 'ts-morph';
import type { Source } from './source-tree.ts';
import type { Layout } from './structure.ts';
import type { Ts } from './typescript.ts';

type Node = TypeScript.Node;

/** Where a node is written. */
export interface Spot {
  /** What the line begins with. */
  readonly indent: string;
  /** How much stands on the line already, and has to stand behind the node. */
  readonly column: number;
  readonly rest: number;
}

/** What lays out a source, as those see it that know how one sort of node is laid out. */
export interface Reflowing {
  readonly ts: Ts;
  readonly layout: Layout;
  readonly source: Source;
  readonly text: string;
  startOf(node: Node): number;
  /** A node on one line; undefined: it stands on several, and not for want of room. */
  flat(node: Node): string | undefined;
  /** The same for what stands between two offsets. */
  flatBetween(start: number, end: number): string | undefined;
  /** Whether the first line of a text has room. */
  fits(text: string, spot: Spot): boolean;
  /** A node, laid out for a spot. */
  lay(node: Node, spot: Spot): string;
  /** The parts of a node between two offsets, each broken only where it is too long. */
  layWithin(node: Node, from: number, to: number, spot: Spot): string;
  /** Where something stands behind what is said already, if more comes between `from` and `end`. */
  spotBehind(said: string, spot: Spot, from: number, end: number): Spot;
}
