import type { Field } from './declaration.ts';

export interface SortColumn {
  readonly field: Field;
  readonly descending: boolean;
}

export interface Index {
  readonly unique: boolean;
  readonly columns: readonly SortColumn[];
}
