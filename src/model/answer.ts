import type { Field, Root } from './declaration.ts';

/** Rows put into an answer; fetched together, never one by one. */
export type Embed =
  /** `pets: Pet* by owner`: the rows of `source` whose `by` points at the answered row. */
  | {
      readonly kind: 'children';
      readonly name: string;
      readonly source: Root;
      readonly by: Field;
      readonly many: boolean;
    }
  /** `species: species`: the row, or rows, that an own `ref` field points at. */
  | {
      readonly kind: 'target';
      readonly name: string;
      readonly field: Field;
      readonly source: Root;
      readonly many: boolean;
    };

/** What is answered for one row. */
export interface Answer {
  /** In order; `id` (and `status`) among them where they are answered. Never a secret one. */
  readonly fields: readonly Field[];
  /** Computed over the row, `actor`, `now` and `today`. */
  readonly add: readonly Field[];
  readonly embed: readonly Embed[];
}
