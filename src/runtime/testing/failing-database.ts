import type { Kysely, QueryResult } from 'kysely';
import type { Database, LastStatement } from '../database/index.ts';

/** When a unit of work is cut off, as a crash of the process would. */
export type FailurePoint = 'before commit' | 'after commit';

/** A database whose units of work fail when they are told to. */
export class FailingDatabase implements Database {
  readonly #database: Database;
  #failures: FailurePoint[] = [];

  constructor(database: Database) {
    this.#database = database;
  }

  /** The next units fail, one at each of these points. */
  failAt(...points: readonly FailurePoint[]): void {
    this.#failures = [...points];
  }

  get engine() {
    return this.#database.engine;
  }

  get columnTypes() {
    return this.#database.columnTypes;
  }

  get active(): boolean {
    return this.#database.active;
  }

  get premises() {
    return this.#database.premises;
  }

  of<Tables>(): Kysely<Tables> {
    return this.#database.of<Tables>();
  }

  execute<Row>(sql: string, values: readonly unknown[]): Promise<QueryResult<Row>> {
    return this.#database.execute(sql, values);
  }

  write<Row>(sql: string, values: readonly unknown[]): Promise<QueryResult<Row>> {
    return this.run(() => this.execute(sql, values));
  }

  aside<T>(read: () => Promise<T>): Promise<T> | undefined {
    return this.#database.aside(read);
  }

  putOff(write: LastStatement): boolean {
    return this.#database.putOff(write);
  }

  async run<T>(work: () => Promise<T>, options?: { readonly signal?: AbortSignal }): Promise<T> {
    const point = this.active ? undefined : this.#failures.shift();
    const result = await this.#database.run(async () => {
      const answer = await work();
      if (point === 'before commit') throw new Error('cut off before the commit');
      return answer;
    }, options);
    if (point === 'after commit') throw new Error('cut off after the commit');
    return result;
  }

  snapshot<T>(read: () => Promise<T>, options?: { readonly signal?: AbortSignal }): Promise<T> {
    return this.#database.snapshot(read, options);
  }

  alter<T>(change: () => Promise<T>, options?: { readonly signal?: AbortSignal }): Promise<T> {
    return this.#database.alter(change, options);
  }

  afterCommit(task: () => void | Promise<void>): void {
    this.#database.afterCommit(task);
  }

  afterRollback(takeBack: () => void): void {
    this.#database.afterRollback(takeBack);
  }

  signal(name: string): void {
    this.#database.signal(name);
  }

  onSignal(name: string, listener: () => void): () => void {
    return this.#database.onSignal(name, listener);
  }

  ping(): Promise<void> {
    return this.#database.ping();
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}
