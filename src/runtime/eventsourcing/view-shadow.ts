import { type Kysely, sql } from 'kysely';
import type { View } from './view.ts';

/** An empty table beside that of a view, with its columns and its key. */
export async function createShadow<Tables>(
  db: Kysely<Tables>,
  { table }: View,
  name: string,
): Promise<void> {
  await db.schema.dropTable(name).ifExists().execute();
  await sql`create table ${sql.table(name)} as select * from ${sql.table(table.name)} where 1 = 0`.execute(
    db,
  );
  await db.schema
    .createIndex(`${name}_key`)
    .on(name)
    .columns([...table.key])
    .unique()
    .execute();
}
