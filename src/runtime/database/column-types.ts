import {
  type ColumnDataType,
  type ColumnDefinitionBuilder,
  type Expression,
  type RawBuilder,
  sql,
} from 'kysely';

/** A type as `addColumn` takes it. */
export type ColumnType = ColumnDataType | Expression<unknown>;

/** How an engine keeps each kind of value: a migration names the kind, never the engine's type. */
export interface ColumnTypes {
  readonly engine: 'sqlite' | 'postgres';
  readonly text: ColumnType;
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
  /** An expression that is a new id for each row. */
  readonly newUuid: RawBuilder<string>;
  /** A JSON list of what stands in a column, empty where nothing does; of the column's own type. */
  readonly listOf: (column: string, type: string) => RawBuilder<string>;
}

export const sqliteColumnTypes: ColumnTypes = {
  engine: 'sqlite',
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
  newUuid: sql`lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', abs(random()) % 4 + 1, 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`,
  listOf: (column, type) => {
    const value = elementOf(column, type);
    return sql`case when ${sql.ref(column)} is null then '[]' else json_array(${value}) end`;
  },
};

function elementOf(column: string, type: string): RawBuilder<unknown> {
  const value = sql.ref(column);
  if (type === 'json') return sql`json(${value})`;
  return type === 'bool' ? sql`json(case when ${value} then 'true' else 'false' end)` : value;
}
