import { type RawBuilder, sql } from 'kysely';
import type { ColumnTypes } from './column-types.ts';

/** PostgreSQL's own types, where everything comes out of them again as it went in. */
export const postgresColumnTypes: ColumnTypes = {
  engine: 'postgres',
  // By bytes, as SQLite does it, and not as the language of the server would have it.
  text: sql`text collate "C"`,
  integer: 'bigint',
  real: 'double precision',
  bool: 'boolean',
  decimal: 'numeric',
  date: 'date',
  datetime: 'timestamptz',
  uuid: 'uuid',
  // Kept as it was written: `jsonb` refuses U+0000 and sorts keys.
  json: 'json',
  binary: 'bytea',
  sequence: 'bigint',
  sequenceKey: (column) => column.generatedByDefaultAsIdentity().primaryKey(),
  newUuid: sql`gen_random_uuid()`,
  listOf: (column, type) => {
    const value = elementOf(column, type);
    return sql`case when ${sql.ref(column)} is null then json_build_array() else json_build_array(${value}) end`;
  },
};

function elementOf(column: string, type: string): RawBuilder<unknown> {
  const value = sql.ref(column);
  switch (type) {
    case 'datetime':
      return sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    case 'decimal':
      return sql`${value}::text`;
    default:
      return value;
  }
}
