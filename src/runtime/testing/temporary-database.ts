import { randomBytes } from 'node:crypto';
import {
  type Database,
  isPostgresUrl,
  type Migration,
  migrate,
  openPostgres,
  openSqlite,
} from '../database/index.ts';

export interface TemporaryDatabaseOptions {
  /** The contexts, as `openDatabase` takes them. */
  readonly schemas?: readonly string[];
  /** The address of a server on which one is made; default DATABASE_URL. SQLite where it is none. */
  readonly url?: string | undefined;
}

/**
 * A migrated database of its own, gone when it is closed: of SQLite, or on the PostgreSQL server that
 * DATABASE_URL names, where only such a database is touched.
 */
export async function temporaryDatabase(
  migrations: readonly Migration[] = [],
  { schemas = [], url = process.env.DATABASE_URL }: TemporaryDatabaseOptions = {},
): Promise<Database> {
  const database =
    url !== undefined && isPostgresUrl(url)
      ? await onServer(url, schemas)
      : await openSqlite({ path: ':memory:' });
  await migrate(database, migrations);
  return database;
}

async function onServer(url: string, schemas: readonly string[]): Promise<Database> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await tell(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = await openPostgres({ url: own.href, schemas });
  const close = database.close.bind(database);
  // Closed once: whoever closes it twice finds it gone.
  let closing: Promise<void> | undefined;
  database.close = () => {
    closing ??= close().then(() => tell(url, `drop database if exists ${name} with (force)`));
    return closing;
  };
  return database;
}

/** On a connection of its own, as databases are not made within a transaction. */
async function tell(url: string, statement: string): Promise<void> {
  const server = await openPostgres({ url, connections: 1 });
  try {
    await server.write(statement, []);
  } finally {
    await server.close();
  }
}
