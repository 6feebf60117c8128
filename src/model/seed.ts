import type { Json } from '../spec/data.ts';
import type { Root } from './declaration.ts';

/** Rows inserted once into an empty table; checked against the fields, enums as wire values. */
export interface Seed {
  readonly entity: Root;
  readonly rows: readonly { readonly [field: string]: Json }[];
}
