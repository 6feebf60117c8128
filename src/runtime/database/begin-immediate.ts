import { Unavailable } from '../domain/index.ts';
import { pause } from '../resilience/index.ts';
import type { SqliteClient } from './libsql-connection.ts';
import { sqliteCode } from './sqlite-error.ts';

export interface Patience {
  /** Milliseconds. */
  readonly busyTimeout: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Begins a transaction that may write. While another process writes it waits, as SQLite's own
 * busy_timeout would, but without holding up everything else in this process.
 */
export async function beginImmediate(client: SqliteClient, patience: Patience): Promise<void> {
  const { busyTimeout, signal } = patience;
  const deadline = performance.now() + busyTimeout;
  for (;;) {
    signal?.throwIfAborted();
    try {
      client.exec('begin immediate');
      return;
    } catch (error) {
      if (sqliteCode(error)?.startsWith('SQLITE_BUSY') !== true) throw error;
      if (performance.now() > deadline) throw new Unavailable('the database', { cause: error });
    }
    await pause(2 + Math.random() * 18, signal);
  }
}
