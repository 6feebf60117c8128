import { objectCall, statement } from './code-doc.ts';
import type { Doc } from './doc.ts';
import type { Import } from './imports.ts';
import { brackets } from './layout.ts';

/** A statement that makes something, and its imports. */
export interface Made {
  readonly text: string;
  readonly imports: readonly Import[];
}

/** An element of a list, and its imports. */
export interface Listed {
  readonly doc: Doc;
  readonly imports: readonly Import[];
}

/** A member of the context that others get: what holds it, and its type. */
export interface Handed {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  readonly imports: readonly Import[];
}

/** Something that a context is made with. */
export interface ContextPort {
  readonly name: string;
  readonly type: string;
  readonly imports: readonly Import[];
}

/** What one kind of things adds to the file that wires a context. */
export interface Wiring {
  /** Beyond the database and the clock. */
  readonly ports?: readonly ContextPort[];
  readonly usesClock?: boolean;
  /** Made first: others are given them. */
  readonly repositories?: readonly Made[];
  readonly made?: readonly Made[];
  readonly controllers?: readonly Listed[];
  readonly pages?: readonly Listed[];
  readonly handed?: readonly Handed[];
  /** What fills empty tables. */
  readonly seed?: readonly Made[];
}

/** A call with one object. */
export const callWith = (callee: string, items: readonly Doc[]): Doc =>
  objectCall({ callee, args: [], items });

/** A variable that holds a list; `''`: an empty one. */
export const listOf = (name: string, items: readonly Listed[]): string =>
  items.length === 0
    ? ''
    : statement(
        `const ${name} =`,
        [' ', brackets({ open: '[', close: ']', items: items.map(({ doc }) => doc) })],
        2,
      );

/** A port, once, and typed by an import. */
export const typedPort = (name: string, type: string, from: string): ContextPort => ({
  name,
  type,
  imports: [{ name: type, from, type: true }],
});
