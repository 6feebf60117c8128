import type { Database } from './database.ts';
import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';

export interface OpenDatabaseOptions {
  /** A file for SQLite, `./data/shop.db`, or `postgres://user:password@host:5432/shop`. */
  readonly url: string;
  /** The contexts, as tables are named after them: on PostgreSQL each has a schema of its own. */
  readonly schemas: readonly string[];
  /** Told what went wrong in a task after a commit; a process warning when absent. */
  readonly onError?: (error: unknown) => void;
}

/** Whether an address is that of a PostgreSQL server. */
export const isPostgresUrl = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);

/** Opens the database of an app: the engine is the one that the address is of. */
export function openDatabase({ url, ...options }: OpenDatabaseOptions): Promise<Database> {
  return isPostgresUrl(url)
    ? openPostgres({ ...options, url })
    : openSqlite({ ...options, path: url });
}
