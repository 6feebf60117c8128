import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, type QueryResult, SqliteDialect } from 'kysely';
import { Unavailable } from '../domain/index.ts';
import { Semaphore } from '../resilience/index.ts';
import { workOfUnit } from './around-units.ts';
import { beginImmediate } from './begin-immediate.ts';
import { sqliteColumnTypes } from './column-types.ts';
import { CommitGroup, type Finished } from './commit-group.ts';
import type { Database } from './database.ts';
import { LibsqlConnection, type SqliteClient } from './libsql-connection.ts';
import { MetAnother } from './met-another.ts';
import { SqliteSnapshots } from './sqlite-snapshots.ts';
import { runTask, type Task, Unit } from './unit.ts';

export interface SqliteDatabaseOptions {
  /** The connection that writes: one unit of work at a time. */
  readonly writer: SqliteClient;
  /** The connection that reads what is committed, and can do nothing else. */
  readonly reader: SqliteClient;
  /** The connection that reads one moment at a time. */
  readonly snapshots: SqliteClient;
  /** How long to wait for another process that is writing, in milliseconds. */
  readonly busyTimeout: number;
  /** Told what went wrong in a task after a commit. */
  readonly onError: (error: unknown) => void;
  /** What is left to do when both connections are closed. */
  readonly afterClose?: () => Promise<void> | undefined;
}

// Taken here, so that tests which put a clock of their own in its place do not wait for ever.
const nextTurn = setImmediate;

interface Waiting {
  readonly signal?: AbortSignal;
}

/** SQLite in WAL mode: one writer at a time, and readers that never wait for it. */
export class SqliteDatabase implements Database {
  readonly engine = 'sqlite';
  readonly columnTypes = sqliteColumnTypes;
  readonly #options: SqliteDatabaseOptions;
  readonly #units = new AsyncLocalStorage<Unit>();
  readonly #turn = new Semaphore(1);
  readonly #reader: LibsqlConnection;
  readonly #writer: LibsqlConnection;
  readonly #snapshots: SqliteSnapshots;
  readonly #reading: Kysely<unknown>;
  readonly #writing: Kysely<unknown>;
  #running: Unit | undefined;
  #group: CommitGroup | undefined;
  #closed = false;

  constructor(options: SqliteDatabaseOptions) {
    this.#options = options;
    this.#reader = new LibsqlConnection(options.reader, () => this.#requireOpen());
    this.#writer = new LibsqlConnection(options.writer, () => this.#requireRunning());
    this.#snapshots = new SqliteSnapshots(options.snapshots);
    this.#reading = new Kysely({ dialect: new SqliteDialect({ database: this.#reader }) });
    this.#writing = new Kysely({ dialect: new SqliteDialect({ database: this.#writer }) });
  }

  get active(): boolean {
    return this.#unit() !== undefined;
  }

  get premises() {
    return this.#unit()?.premises;
  }

  of<Tables>(): Kysely<Tables> {
    const kysely = this.active ? this.#writing : (this.#snapshots.current ?? this.#reading);
    // Only the caller knows its tables; the builder itself is the same whatever they are.
    return kysely as unknown as Kysely<Tables>;
  }

  async execute<Row>(sql: string, values: readonly unknown[]): Promise<QueryResult<Row>> {
    const connection = this.active ? this.#writer : (this.#snapshots.connection ?? this.#reader);
    return connection.execute(sql, values);
  }

  write<Row>(sql: string, values: readonly unknown[]): Promise<QueryResult<Row>> {
    return this.run(() => this.execute<Row>(sql, values));
  }

  // Units share their transaction already.
  putOff(): boolean {
    return false;
  }

  aside(): undefined {
    return undefined;
  }

  async snapshot<T>(read: () => Promise<T>, { signal }: Waiting = {}): Promise<T> {
    if (this.active || this.#snapshots.current !== undefined) return read();
    this.#requireOpen();
    return this.#snapshots.read(read, signal);
  }

  async run<T>(work: () => Promise<T>, { signal }: Waiting = {}): Promise<T> {
    const around = this.#unit();
    if (around !== undefined) return around.join(work);
    const release = await this.#turn.enter(signal);
    let finished: Finished<{ unit: Unit; result: T }>;
    try {
      finished = await this.#finish(() => workOfUnit(work), signal);
    } finally {
      release();
      this.#commitSoon();
    }
    const { unit, result } = finished.result;
    await finished.committed.catch((error: unknown) => {
      unit.takeBack();
      throw error;
    });
    await unit.runTasks(this.#options.onError);
    return result;
  }

  async alter<T>(change: () => Promise<T>, { signal }: Waiting = {}): Promise<T> {
    if (this.active) throw new Error('tables cannot be altered within a unit of work');
    const { writer } = this.#options;
    const release = await this.#turn.enter(signal);
    try {
      this.#requireOpen();
      this.#group?.commit();
      // As SQLite's manual says: with the keys on, rebuilding a table would delete its children.
      writer.exec('pragma foreign_keys = off');
      const group = await this.#openGroup(signal);
      const finished = await group.run(() =>
        this.#within(new Unit(), () => this.#keepReferences(change)),
      );
      group.commit();
      await finished.committed;
      return finished.result;
    } finally {
      if (!this.#closed) writer.exec('pragma foreign_keys = on');
      release();
    }
  }

  afterCommit(task: Task): void {
    const unit = this.#unit();
    if (unit === undefined) void runTask(task, this.#options.onError);
    else unit.afterCommit(task);
  }

  afterRollback(takeBack: () => void): void {
    this.#unit()?.afterRollback(takeBack);
  }

  signal(): void {}

  onSignal(): () => void {
    return () => undefined;
  }

  async ping(): Promise<void> {
    this.#requireOpen();
    this.#options.reader.prepare('select 1').all([]);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    const releases = [await this.#turn.enter(), await this.#snapshots.stop()];
    try {
      this.#group?.commit();
      if (!this.#closed) await this.#closeAll();
    } finally {
      for (const release of releases) release();
    }
  }

  async #closeAll(): Promise<void> {
    this.#closed = true;
    try {
      // Leaves one complete file behind, which can be copied as it is.
      this.#options.writer.prepare('pragma wal_checkpoint(truncate)').all([]);
    } finally {
      for (const it of [this.#reader, this.#writer, this.#snapshots]) it.close();
      await this.#options.afterClose?.();
    }
  }

  /** Nobody else writes meanwhile: what it has to read anew holds the next time. */
  async #finish<T>(
    work: () => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<Finished<{ unit: Unit; result: T }>> {
    const attempt = async () => {
      const group = await this.#openGroup(signal);
      return group.run(async () => {
        const unit = new Unit();
        return { unit, result: await this.#within(unit, work) };
      });
    };
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof MetAnother)) throw error;
      }
    }
  }

  async #openGroup(signal: AbortSignal | undefined): Promise<CommitGroup> {
    this.#requireOpen();
    if (this.#group?.ended === false) return this.#group;
    const { writer, busyTimeout } = this.#options;
    await beginImmediate(writer, { busyTimeout, signal });
    this.#group = new CommitGroup(writer, this.#group?.took ?? 0);
    return this.#group;
  }

  async #within<T>(unit: Unit, work: () => Promise<T>): Promise<T> {
    this.#running = unit;
    try {
      return await this.#units.run(unit, () => unit.whole(work));
    } catch (error) {
      unit.takeBack();
      throw error;
    } finally {
      unit.end();
      this.#running = undefined;
    }
  }

  // Not at once: requests that have arrived already are about to join, and save a wait for the disk.
  #commitSoon(): void {
    if (!this.#turn.free) return;
    nextTurn(() => {
      if (this.#turn.free) this.#group?.commit();
    });
  }

  async #keepReferences<T>(change: () => Promise<T>): Promise<T> {
    const result = await change();
    const broken = this.#options.writer.prepare('pragma foreign_key_check').all([]);
    if (broken.length === 0) return result;
    throw new Error(`the change leaves ${broken.length} rows that refer to nothing`);
  }

  #unit(): Unit | undefined {
    const unit = this.#units.getStore();
    return unit === undefined || unit.ended ? undefined : unit;
  }

  #requireOpen(): void {
    if (this.#closed) throw new Unavailable('the database');
  }

  // The connection is shared by one unit after the other: a call that was not awaited must not
  // write into the next one's transaction.
  #requireRunning(): void {
    if (this.#running !== undefined && this.#units.getStore() === this.#running) return;
    throw new Error('the unit of work has ended: a call within it was not awaited');
  }
}
