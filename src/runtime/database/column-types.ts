import type { ColumnDataType, ColumnDefinitionBuilder } from 'kysely';

/** How an engine keeps each kind of value: a migration names the kind, never the engine's type. */
export interface ColumnTypes {
  readonly text: ColumnDataType;
  readonly integer: ColumnDataType;
  readonly real: ColumnDataType;
  readonly bool: ColumnDataType;
  readonly decimal: ColumnDataType;
  readonly date: ColumnDataType;
  readonly datetime: ColumnDataType;
  readonly uuid: ColumnDataType;
  readonly json: ColumnDataType;
  readonly binary: ColumnDataType;
  /** A number that the database gives: `addColumn('id', types.sequence, types.sequenceKey)`. */
  readonly sequence: ColumnDataType;
  readonly sequenceKey: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
}

export const sqliteColumnTypes: ColumnTypes = {
  text: 'text',
  integer: 'integer',
  real: 'real',
  bool: 'integer',
  decimal: 'text',
  date: 'text',
  datetime: 'text',
  uuid: 'text',
  json: 'text',
  binary: 'blob',
  sequence: 'integer',
  // Without `autoincrement` the number of a deleted row would be given again.
  sequenceKey: (column) => column.primaryKey().autoIncrement(),
};
