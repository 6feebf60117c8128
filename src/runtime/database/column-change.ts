import type { ColumnDefinitionBuilder, RawBuilder } from 'kysely';
import type { ColumnType } from './column-types.ts';

/** A new column, or a new form of one that is there. */
export interface ColumnChange {
  readonly type: ColumnType;
  readonly define?: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  /** What each row gets, made from the row as it was; without it what stands there, or nothing. */
  readonly value?: RawBuilder<unknown>;
}

export type ColumnChanges = Readonly<Record<string, ColumnChange | 'drop'>>;
