import { randomBytes } from 'node:crypto';
import { type Database, type Migration, migrate, openPostgres } from '@plinth/runtime/database';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { reached } from './reached.ts';

const server = process.env.POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

export const postgresIsThere: Promise<boolean> = reached('PostgreSQL', server);

/** A database of its own for a test file, dropped when that has ended. */
export function ownDatabase() {
  const name = `plinth_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  beforeAll(() => onServer(`create database ${name}`));
  afterAll(() => onServer(`drop database if exists ${name} with (force)`));
  return {
    url: url.href,
    open: (options: { readonly connections?: number; readonly schemas?: readonly string[] } = {}) =>
      openPostgres({ url: url.href, ...options }),
    query: (text: string) => on(url.href, text),
    /** Drops whatever an earlier test has made. */
    empty: () => on(url.href, emptied),
  };
}

export type OwnDatabase = ReturnType<typeof ownDatabase>;

/** An empty database for each case of a suite. */
export async function emptyDatabase(
  own: OwnDatabase,
  options: { readonly connections?: number } = {},
): Promise<Database> {
  await own.empty();
  return own.open(options);
}

/** An empty database with tables, which more than one process can open; `portsOn` is what each has of it. */
export async function sharedDatabase<Ports extends object>(
  own: OwnDatabase,
  migrations: readonly Migration[],
  portsOn: (database: Database) => Ports,
) {
  const database = await emptyDatabase(own);
  const opened = [database];
  await migrate(database, migrations);
  const another = async (): Promise<Ports> => {
    const one = await own.open();
    opened.push(one);
    return portsOn(one);
  };
  const close = async (): Promise<void> => {
    for (const one of opened) await one.close();
  };
  return { ...portsOn(database), another, close };
}

const emptied = `do $$ declare name text; begin
  for name in select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' loop
    execute format('drop schema %I cascade', name);
  end loop;
  create schema public;
end $$`;

const onServer = (text: string): Promise<readonly unknown[]> => on(server, text);

async function on(url: string, text: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
