import { type Database, type Migration, migrate, openSqlite } from '../database/index.ts';

/** A migrated SQLite database of its own, gone when it is closed. */
export async function temporaryDatabase(migrations: readonly Migration[] = []): Promise<Database> {
  const database = await openSqlite({ path: ':memory:' });
  await migrate(database, migrations);
  return database;
}
