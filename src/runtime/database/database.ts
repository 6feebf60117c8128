import type { Kysely, QueryResult } from 'kysely';
import type { UnitOfWork } from '../services/index.ts';
import type { ColumnTypes } from './column-types.ts';

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
   * Everything that `read` reads is of one moment, whatever is written meanwhile: for an answer that
   * takes several statements. Within a unit of work, or another snapshot, it joins that.
   */
  snapshot<T>(read: () => Promise<T>, options?: { readonly signal?: AbortSignal }): Promise<T>;

  /** A unit of work that may change tables, alone in the whole database. */
  alter<T>(change: () => Promise<T>, options?: { readonly signal?: AbortSignal }): Promise<T>;

  /** Rejects when the database does not answer. */
  ping(): Promise<void>;

  /** Waits for the unit that is running, then gives everything back. */
  close(): Promise<void>;
}
