import { sql } from 'kysely';
import type { Database } from '../database/index.ts';

/** Runs `insert` in a unit of work when the table has no row yet; says whether it did. */
export async function seedWhenEmpty(
  database: Database,
  table: string,
  insert: () => Promise<void>,
): Promise<boolean> {
  return database.run(async () => {
    const first = sql`select 1 from ${sql.table(table)} limit 1`;
    const { rows } = await first.execute(database.of<unknown>());
    if (rows.length > 0) return false;
    await insert();
    return true;
  });
}
