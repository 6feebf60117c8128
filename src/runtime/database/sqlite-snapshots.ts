import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, SqliteDialect } from 'kysely';
import { type Release, Semaphore } from '../resilience/index.ts';
import { LibsqlConnection, type SqliteClient } from './libsql-connection.ts';

interface Reading {
  ended: boolean;
}

/**
 * Reads that see one moment, on a connection of their own: other reads must not be held back in
 * that moment with them. One at a time is enough, since a statement of SQLite keeps the process
 * busy anyway.
 */
export class SqliteSnapshots {
  readonly #client: SqliteClient;
  readonly #connection: LibsqlConnection;
  readonly #kysely: Kysely<unknown>;
  readonly #turn = new Semaphore(1);
  readonly #readings = new AsyncLocalStorage<Reading>();
  #running: Reading | undefined;

  constructor(client: SqliteClient) {
    this.#client = client;
    this.#connection = new LibsqlConnection(client, () => this.#requireRunning());
    this.#kysely = new Kysely({ dialect: new SqliteDialect({ database: this.#connection }) });
  }

  /** What to query with within a snapshot; undefined outside of one. */
  get current(): Kysely<unknown> | undefined {
    const reading = this.#readings.getStore();
    return reading === undefined || reading.ended ? undefined : this.#kysely;
  }

  /** The connection behind it, for what is compiled already. */
  get connection(): LibsqlConnection | undefined {
    return this.current && this.#connection;
  }

  async read<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const release = await this.#turn.enter(signal);
    const reading: Reading = { ended: false };
    try {
      // Deferred: the moment is that of the first statement.
      this.#client.exec('begin');
      this.#running = reading;
      return await this.#readings.run(reading, work);
    } finally {
      reading.ended = true;
      this.#running = undefined;
      if (this.#client.inTransaction) this.#client.exec('rollback');
      release();
    }
  }

  /** Waits for the snapshot that is being read, and lets no other one in. */
  stop(): Promise<Release> {
    return this.#turn.enter();
  }

  close(): void {
    this.#connection.close();
  }

  // As with units: a call that was not awaited must not read in the next one's moment.
  #requireRunning(): void {
    if (this.#running !== undefined && this.#readings.getStore() === this.#running) return;
    throw new Error('the snapshot has ended: a call within it was not awaited');
  }
}
