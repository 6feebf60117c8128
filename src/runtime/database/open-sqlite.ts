import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pause } from '../resilience/index.ts';
import type { Database } from './database.ts';
import { DatabaseError } from './database-error.ts';
import type { SqliteClient } from './libsql-connection.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { sqliteCode } from './sqlite-error.ts';

export interface OpenSqliteOptions {
  /**
   * `./data/shop.db`, also written `file:./data/shop.db` or `sqlite:./data/shop.db`.
   * `:memory:` is a file of its own that is gone when the database is closed: two connections
   * share no memory.
   */
  readonly path: string;
  /** Told what went wrong in a task after a commit; a process warning when absent. */
  readonly onError?: (error: unknown) => void;
  /** How long to wait for another process that is writing, in milliseconds. */
  readonly busyTimeout?: number;
  /** `false` leaves writing to the disk's own time: for tests only. */
  readonly durable?: boolean;
}

/** Opens the file, and makes it and its folder when they are not there. */
export async function openSqlite(options: OpenSqliteOptions): Promise<Database> {
  if (options.path !== ':memory:') return openFile(options, () => undefined);
  const folder = await mkdtemp(join(tmpdir(), 'plinth-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  return openFile({ ...options, path: join(folder, 'memory.db'), durable: false }, remove);
}

async function openFile(
  options: OpenSqliteOptions,
  afterClose: () => Promise<void> | undefined,
): Promise<Database> {
  const { busyTimeout = 5_000, durable = true, onError = warn } = options;
  const file = fileOf(options.path);
  const { default: Client } = await import('libsql');
  const open = (): SqliteClient => new Client(file);
  try {
    mkdirSync(dirname(file), { recursive: true });
    const writer = open();
    await patiently(busyTimeout, () => set(writer, 'journal_mode = wal'));
    set(writer, `synchronous = ${durable ? 'full' : 'off'}`);
    set(writer, 'foreign_keys = on');
    const openReader = (): SqliteClient => {
      const client = open();
      set(client, `busy_timeout = ${busyTimeout}`);
      set(client, 'query_only = on');
      return client;
    };
    const connections = { writer, reader: openReader(), snapshots: openReader() };
    return new SqliteDatabase({ ...connections, busyTimeout, onError, afterClose });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseError(
      `Cannot open the database ${file}: ${reason}. Set DATABASE_URL to a file that this user may write.`,
      { cause: error },
    );
  }
}

function fileOf(path: string): string {
  const file = path.replace(/^(?:file|sqlite):(?:\/\/)?/, '');
  if (/^[a-z]{2,}:\/\//i.test(file)) {
    const scheme = file.slice(0, file.indexOf('://') + 3);
    // Not repeated as a whole: an address may hold a password.
    throw new DatabaseError(
      `DATABASE_URL begins with ${scheme}, but data is kept in a SQLite file (for example: ./data/app.db) or in PostgreSQL (postgres://).`,
    );
  }
  if (file === '') throw new DatabaseError('The database has no path. Set DATABASE_URL to a file.');
  return file;
}

function set(client: SqliteClient, pragma: string): void {
  client.prepare(`pragma ${pragma}`).all([]);
}

// SQLite's own busy handler is not asked when the journal mode changes.
async function patiently(busyTimeout: number, attempt: () => void): Promise<void> {
  const deadline = performance.now() + busyTimeout;
  for (;;) {
    try {
      attempt();
      return;
    } catch (error) {
      if (sqliteCode(error)?.startsWith('SQLITE_BUSY') !== true) throw error;
      if (performance.now() > deadline) throw error;
    }
    await pause(2 + Math.random() * 18);
  }
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
