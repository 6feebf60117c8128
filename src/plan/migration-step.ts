import type { SchemaChange } from './schema-change.ts';

/** One change with what its migration has to know beside it. */
export interface MigrationStep {
  readonly change: SchemaChange;
  /** Rows do not have the column yet; they may differ from what an index wants. */
  readonly isNew?: boolean;
  /** What the rows get in a column, as an expression; undefined: what stands there. */
  readonly value?: string | undefined;
  /**
   * `made-up`: nobody said so. `unknown`: only a table without rows will do. `absent`: only rows
   * that have a value will do.
   */
  readonly doubt?: 'made-up' | 'unknown' | 'absent' | undefined;
  /** The rows of a read model, which come back: what its checkpoint is kept under. */
  readonly view?: string | undefined;
  /** Rows lose something by it. */
  readonly loses?: boolean;
  /** A column stays for what is in it only. */
  readonly retires?: boolean;
}

/** What a new schema asks for, and what it would lose. */
export interface SchemaDifference {
  readonly steps: readonly MigrationStep[];
  /** What the model has no more, and the database still has. @example 'column sales_order.note' */
  readonly kept: readonly string[];
  /** What cannot be done without losing something. */
  readonly refused: readonly string[];
}
