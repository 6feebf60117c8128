import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, type QueryResult, sql } from 'kysely';
import { isConflict, Unavailable } from '../domain/index.ts';
import { Semaphore } from '../resilience/index.ts';
import { workOfUnit } from './around-units.ts';
import type { ColumnTypes } from './column-types.ts';
import type { Database } from './database.ts';
import type { LastStatement } from './last-statement.ts';
import { MetAnother } from './met-another.ts';
import type { PostgresPool } from './postgres-client.ts';
import { postgresColumnTypes } from './postgres-column-types.ts';
import { type Executor, PooledExecutor, type Statement } from './postgres-connection.ts';
import { PostgresDialect } from './postgres-dialect.ts';
import { metAnother } from './postgres-error.ts';
import { PostgresSignals } from './postgres-signals.ts';
import { PostgresTransaction } from './postgres-transaction.ts';
import { PreparedNames } from './prepared-names.ts';
import { SchemaNames } from './schema-names.ts';
import { Turns } from './turns.ts';
import { runTask, type Task, Unit } from './unit.ts';

export interface PostgresDatabaseOptions {
  /** Connections that units run on. */
  readonly writers: PostgresPool;
  /** Connections that can only read. */
  readonly readers: PostgresPool;
  /** The connection that other processes are woken through. */
  readonly signals: PostgresPool;
  /** How many connections each of the first two has. */
  readonly connections: number;
  /** Tables whose names begin with one of these are in the schema of that name. */
  readonly schemas: readonly string[];
  /** Told what went wrong in a task after a commit. */
  readonly onError: (error: unknown) => void;
}

interface Waiting {
  readonly signal?: AbortSignal;
}

/** What statements run on here: a unit's transaction or a snapshot's. */
interface Place {
  readonly unit: Unit | undefined;
  readonly transaction: PostgresTransaction;
  /** Whether it may still be that the unit ends with a write that was put off. */
  readonly puttingOff: PuttingOff;
  /** That write. */
  last?: LastStatement | undefined;
  ended: boolean;
}

/** Off for a unit that is run again because a write that was put off could not be made. */
interface PuttingOff {
  isOn: boolean;
}

/** What a unit came to, and the write that is left to do for it. */
interface Attempt<T> {
  readonly unit: Unit;
  readonly result: T;
  readonly last: LastStatement | undefined;
}

// Everything that a unit reads is of one moment, and what another has changed since it cannot change:
// it is run again then. No update is lost.
const beginUnit = 'begin isolation level repeatable read';
const beginSnapshot = 'begin isolation level repeatable read read only';
// Sees what those have left that it waited for.
const beginAlter = 'begin isolation level read committed';

/** PostgreSQL: units run side by side, and readers never wait for them. */
export class PostgresDatabase implements Database {
  readonly engine = 'postgres';
  readonly columnTypes: ColumnTypes = postgresColumnTypes;
  readonly #options: PostgresDatabaseOptions;
  readonly #places = new AsyncLocalStorage<Place | undefined>();
  readonly #turns: Turns;
  readonly #snapshots: Semaphore;
  readonly #kysely: Kysely<unknown>;
  readonly #reading: Executor;
  readonly #writing: Executor;
  readonly #signals: PostgresSignals;
  readonly #prepared = new PreparedNames();
  readonly #names: SchemaNames;
  #closed = false;

  constructor(options: PostgresDatabaseOptions) {
    this.#options = options;
    this.#turns = new Turns(options.connections);
    // One is left for reads that stand for themselves.
    this.#snapshots = new Semaphore(Math.max(1, options.connections - 1));
    this.#reading = new PooledExecutor(options.readers);
    this.#writing = new PooledExecutor(options.writers);
    this.#signals = new PostgresSignals(options.signals);
    this.#names = new SchemaNames(['plinth', ...options.schemas]);
    const executor: Executor = { execute: (statement) => this.#run(statement) };
    this.#kysely = new Kysely({ dialect: new PostgresDialect(executor, this.#names) });
  }

  get active(): boolean {
    return this.#place()?.unit !== undefined;
  }

  get premises() {
    return this.#place()?.unit?.premises;
  }

  of<Tables>(): Kysely<Tables> {
    // Only the caller knows its tables; the builder itself is the same whatever they are.
    return this.#kysely as unknown as Kysely<Tables>;
  }

  async execute<Row>(text: string, values: readonly unknown[]): Promise<QueryResult<Row>> {
    return this.#run({ sql: text, values, name: this.#prepared.nameOf(text) });
  }

  async write<Row>(text: string, values: readonly unknown[]): Promise<QueryResult<Row>> {
    if (this.active) throw new Error('within a unit of work a statement is no unit by itself');
    const statement = { sql: text, values, name: this.#prepared.nameOf(text) };
    return this.#turns.run(async () => {
      this.#requireOpen();
      return this.#writing.execute<Row>(statement).catch((error: unknown) => {
        throw metAnother(error) ? new MetAnother(error) : error;
      });
    });
  }

  putOff(write: LastStatement): boolean {
    const place = this.#unbegun();
    if (place === undefined) return false;
    place.last = write;
    return true;
  }

  aside<T>(read: () => Promise<T>): Promise<T> | undefined {
    return this.#unbegun() && this.#places.run(undefined, read);
  }

  async snapshot<T>(read: () => Promise<T>, { signal }: Waiting = {}): Promise<T> {
    if (this.#place() !== undefined) return read();
    const release = await this.#snapshots.enter(signal);
    const transaction = new PostgresTransaction(this.#options.readers, beginSnapshot);
    const puttingOff = { isOn: false };
    const place: Place = { unit: undefined, transaction, puttingOff, ended: false };
    try {
      this.#requireOpen();
      return await this.#places.run(place, read);
    } finally {
      place.ended = true;
      await transaction.rollback();
      release();
    }
  }

  async run<T>(work: () => Promise<T>, { signal }: Waiting = {}): Promise<T> {
    const around = this.#place()?.unit;
    if (around !== undefined) return around.join(work);
    const puttingOff = { isOn: true };
    for (;;) {
      const attempt = () => this.#attempt(work, { begin: beginUnit, puttingOff });
      const { unit, result, last } = await this.#turns.run(attempt, signal);
      if (last !== undefined && !(await this.#isMade(last.alone(), { unit, puttingOff }))) continue;
      await unit.runTasks(this.#options.onError);
      return result;
    }
  }

  async alter<T>(change: () => Promise<T>, { signal }: Waiting = {}): Promise<T> {
    if (this.active) throw new Error('tables cannot be altered within a unit of work');
    const puttingOff = { isOn: false };
    const attempt = () =>
      this.#attempt(() => this.#alterAlone(change), { begin: beginAlter, puttingOff });
    const { unit, result } = await this.#turns.alone(attempt, signal);
    await unit.runTasks(this.#options.onError);
    return result;
  }

  afterCommit(task: Task): void {
    const unit = this.#place()?.unit;
    if (unit === undefined) void runTask(task, this.#options.onError);
    else unit.afterCommit(task);
  }

  afterRollback(takeBack: () => void): void {
    this.#place()?.unit?.afterRollback(takeBack);
  }

  signal(name: string): void {
    this.#signals.send(name);
  }

  onSignal(name: string, listener: () => void): () => void {
    return this.#signals.listen(name, listener);
  }

  async ping(): Promise<void> {
    this.#requireOpen();
    await this.#reading.execute({ sql: 'select 1', values: [] });
  }

  async close(): Promise<void> {
    await this.#turns.alone(async () => {
      if (this.#closed) return;
      this.#closed = true;
      await this.#signals.close();
      const { writers, readers, signals } = this.#options;
      for (const pool of [writers, readers, signals]) await pool.end();
    });
  }

  /** Whether a write that was put off could be made; otherwise its unit has to be run again. */
  async #isMade(
    write: Promise<void>,
    { unit, puttingOff }: { readonly unit: Unit | undefined; readonly puttingOff: PuttingOff },
  ): Promise<boolean> {
    try {
      await write;
      return true;
    } catch (error) {
      unit?.takeBack();
      if (!isConflict(error)) throw error;
      unit?.premises.drop();
      puttingOff.isOn = false;
      return false;
    }
  }

  async #attempt<T>(
    work: () => Promise<T>,
    { begin, puttingOff }: { readonly begin: string; readonly puttingOff: PuttingOff },
  ): Promise<Attempt<T>> {
    this.#requireOpen();
    const unit = new Unit();
    const transaction = new PostgresTransaction(this.#options.writers, begin);
    const place: Place = { unit, transaction, puttingOff, ended: false };
    try {
      const result = await this.#places.run(place, () => unit.whole(() => workOfUnit(work)));
      place.ended = true;
      unit.end();
      await transaction.commit();
      return { unit, result, last: place.last };
    } catch (error) {
      place.ended = true;
      unit.end();
      await transaction.rollback();
      unit.takeBack();
      const { failure } = transaction;
      if (!metAnother(failure)) throw error;
      unit.premises.drop();
      throw new MetAnother(failure);
    }
  }

  /** The lock is that of whoever changes tables; it goes with the transaction. */
  async #alterAlone<T>(change: () => Promise<T>): Promise<T> {
    const db = this.#kysely;
    await sql`select pg_advisory_xact_lock(hashtext('plinth alter'))`.execute(db);
    const { rows } = await sql<{ name: string }>`select nspname as name from pg_namespace`.execute(
      db,
    );
    const there = new Set(rows.map(({ name }) => name));
    for (const name of this.#names.schemas) {
      if (!there.has(name)) await db.schema.createSchema(name).execute();
    }
    this.#names.add([...there]);
    return change();
  }

  async #run<Row>(statement: Statement): Promise<QueryResult<Row>> {
    this.#requireOpen();
    const place = this.#place();
    if (place === undefined) return this.#reading.execute<Row>(statement);
    const { last, unit, transaction } = place;
    place.last = undefined;
    if (last !== undefined) await unit?.join(() => this.#makeWithin(last, place));
    return transaction.execute<Row>(statement);
  }

  async #makeWithin(write: LastStatement, place: Place): Promise<void> {
    if (!(await this.#isMade(write.within(), place))) {
      throw new MetAnother('a write that was put off could not be made');
    }
  }

  /** That of a unit which may still do without a transaction. */
  #unbegun(): Place | undefined {
    const place = this.#place();
    if (!place?.puttingOff.isOn || place.last !== undefined) return undefined;
    return place.transaction.begun ? undefined : place;
  }

  #place(): Place | undefined {
    const place = this.#places.getStore();
    return place === undefined || place.ended ? undefined : place;
  }

  #requireOpen(): void {
    if (this.#closed) throw new Unavailable('the database');
  }
}
