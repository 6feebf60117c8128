import { type Kysely, PostgresAdapter, sql } from 'kysely';

/** Calls a value of an enum by its new name in every row. */
export async function renameValue(
  db: Kysely<unknown>,
  table: string,
  column: string,
  ...[from, to]: [from: string, to: string]
): Promise<void> {
  const name = sql.ref(column);
  await sql`update ${sql.table(table)} set ${name} = ${to} where ${name} = ${from}`.execute(db);
}

/** The same in a column that holds lists, as JSON, of values of the enum. */
export async function renameListedValue(
  db: Kysely<unknown>,
  table: string,
  column: string,
  ...[from, to]: [from: string, to: string]
): Promise<void> {
  const name = sql.ref(column);
  const [old, now] = [from, to].map((value) => JSON.stringify(value));
  // PostgreSQL's `json` is text only where that is said.
  const replaced =
    db.getExecutor().adapter instanceof PostgresAdapter
      ? sql`replace(${name}::text, ${old}, ${now})::json`
      : sql`replace(${name}, ${old}, ${now})`;
  await sql`update ${sql.table(table)} set ${name} = ${replaced}`.execute(db);
}
