import type { QueryResult } from 'kysely';
import type { PostgresClient, PostgresPool, PostgresQuery } from './postgres-client.ts';
import { explainedPostgres, isLost, isStalePlan } from './postgres-error.ts';
import { sendable } from './postgres-values.ts';

/** What runs statements. */
export interface Executor {
  /** `name`: the server keeps the statement prepared under it. */
  execute<Row>(statement: Statement): Promise<QueryResult<Row>>;
}

export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly name?: string | undefined;
}

const changes = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** Runs a statement on a connection that somebody holds; errors are PostgreSQL's own. */
export async function send<Row>(
  client: PostgresClient,
  { sql: text, values, name }: Statement,
): Promise<QueryResult<Row>> {
  const sent = values.map(sendable);
  const query: PostgresQuery = name === undefined ? { text } : { text, name };
  const { command, rowCount, rows } = await client.query(
    sent.length === 0 && name === undefined ? query : { ...query, values: sent },
  );
  // What the statement was made for is what it answers.
  const result = { rows: (rows ?? []) as Row[] };
  return changes.has(command) ? { ...result, numAffectedRows: BigInt(rowCount ?? 0) } : result;
}

/** Whether a connection is of no more use after this. */
export const isSpoilt = (error: unknown): boolean => isLost(error) || isStalePlan(error);

/** Statements that stand for themselves, each on whatever connection is free. */
export class PooledExecutor implements Executor {
  readonly #pool: PostgresPool;

  constructor(pool: PostgresPool) {
    this.#pool = pool;
  }

  async execute<Row>(statement: Statement): Promise<QueryResult<Row>> {
    try {
      return await this.#once(statement);
    } catch (error) {
      if (!isStalePlan(error)) throw explainedPostgres(error);
      return this.#once<Row>({ ...statement, name: undefined });
    }
  }

  async #once<Row>(statement: Statement): Promise<QueryResult<Row>> {
    const client = await this.#pool.connect();
    let spoilt: Error | undefined;
    try {
      return await send<Row>(client, statement);
    } catch (error) {
      if (error instanceof Error && isSpoilt(error)) spoilt = error;
      throw error;
    } finally {
      client.release(spoilt);
    }
  }
}
