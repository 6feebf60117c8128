import type { Kysely, QueryResult } from 'kysely';
import type { UnitOfWork } from '../services/index.ts';
import type { ColumnTypes } from './column-types.ts';
import type { LastStatement } from './last-statement.ts';

/**
 * A database of an app: one object is handed to services as their UnitOfWork and to repositories
 * as what they query.
 */
export interface Database extends UnitOfWork {
  readonly engine: 'sqlite' | 'postgres';
  readonly columnTypes: ColumnTypes;

  /**
   * What to query with. Within a unit of work it is the unit's transaction; outside of one it can
   * only read, and never waits for a writer.
   */
  of<Tables>(): Kysely<Tables>;

  /**
   * Runs what a query of `of()` was compiled to: without the way through Kysely, which costs more
   * than most statements. `CompiledQueries` does both.
   */
  execute<Row>(sql: string, values: readonly unknown[]): Promise<QueryResult<Row>>;

  /**
   * Runs one statement that is a unit of work by itself, which on PostgreSQL is one round trip. Not
   * within a unit.
   */
  write<Row>(sql: string, values: readonly unknown[]): Promise<QueryResult<Row>>;

  /**
   * Puts a write off until the unit ends or goes on to something else: one that is all that its unit
   * does needs no transaction around it. False where it has to be made now.
   */
  putOff(write: LastStatement): boolean;

  /**
   * Reads what is committed without the transaction of the unit that is running, which then may need
   * none. Undefined where that has begun, or where nothing is saved.
   */
  aside<T>(read: () => Promise<T>): Promise<T> | undefined;

  /**
   * Everything that `read` reads is of one moment, whatever is written meanwhile: for an answer that
   * takes several statements. Within a unit of work, or another snapshot, it joins that.
   */
  snapshot<T>(read: () => Promise<T>, options?: { readonly signal?: AbortSignal }): Promise<T>;

  /**
   * A unit of work that may change tables: alone in the whole database on SQLite, on PostgreSQL alone
   * among those who change tables, and in this process.
   */
  alter<T>(change: () => Promise<T>, options?: { readonly signal?: AbortSignal }): Promise<T>;

  /**
   * Wakes those who listen for it in other processes, soon and not surely: on SQLite never. Whoever
   * waits for something looks from time to time as well. Returns at once.
   */
  signal(name: string): void;

  /** Called when another process may have sent the signal. */
  onSignal(name: string, listener: () => void): () => void;

  /** Rejects when the database does not answer. */
  ping(): Promise<void>;

  /** Waits for the unit that is running, then gives everything back. */
  close(): Promise<void>;
}
