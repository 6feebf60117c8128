import type { QueryResult } from 'kysely';
import type { PostgresClient, PostgresPool } from './postgres-client.ts';
import { type Executor, isSpoilt, type Statement, send } from './postgres-connection.ts';
import { explainedPostgres } from './postgres-error.ts';

/** A transaction on a connection of its own, which it takes for its first statement. */
export class PostgresTransaction implements Executor {
  readonly #pool: PostgresPool;
  readonly #begin: string;
  #client: Promise<PostgresClient> | undefined;
  #failure: unknown;

  /** `begin` is the statement it begins with. */
  constructor(pool: PostgresPool, begin: string) {
    this.#pool = pool;
    this.#begin = begin;
  }

  /** Whether there has been a statement. */
  get begun(): boolean {
    return this.#client !== undefined;
  }

  /** What a statement of it failed with first: nothing of it can be kept. */
  get failure(): unknown {
    return this.#failure;
  }

  async execute<Row>(statement: Statement): Promise<QueryResult<Row>> {
    try {
      this.#client ??= this.#open();
      return await send<Row>(await this.#client, statement);
    } catch (error) {
      this.#failure ??= error;
      throw explainedPostgres(error);
    }
  }

  /** Throws what a statement failed with, even when that was caught on the way. */
  async commit(): Promise<void> {
    if (this.#failure !== undefined) throw explainedPostgres(this.#failure);
    if (this.#client === undefined) return;
    try {
      await (await this.#client).query({ text: 'commit' });
    } catch (error) {
      this.#failure ??= error;
      throw explainedPostgres(error);
    }
    (await this.#client).release();
    this.#client = undefined;
  }

  /** Never throws: the server takes back what a connection leaves behind that is lost. */
  async rollback(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    this.#client = undefined;
    if (client === undefined) return;
    const { failure } = this;
    if (failure instanceof Error && isSpoilt(failure)) return client.release(failure);
    try {
      await client.query({ text: 'rollback' });
      client.release();
    } catch (error) {
      client.release(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async #open(): Promise<PostgresClient> {
    const client = await this.#pool.connect();
    // On its way together with the first statement, which fails too where this does.
    client.query({ text: this.#begin }).catch((error: unknown) => {
      this.#failure ??= error;
    });
    return client;
  }
}
