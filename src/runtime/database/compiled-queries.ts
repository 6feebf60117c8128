import type { Compilable, Kysely, QueryResult } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Database } from './database.ts';

// Of statements over many rows there is one for each number of them.
const mostKept = 200;

/**
 * Queries that are run often. Building and compiling one costs more than running it: that is done
 * once for each name, and from then on it is run with other values.
 *
 * @example
 * const queries = new CompiledQueries<Tables>(database);
 * const { rows } = await queries.run('find', [id], (db) =>
 *   db.selectFrom('task').selectAll().where('id', '=', id),
 * );
 */
export class CompiledQueries<Tables> {
  readonly #database: Database;
  readonly #sql = new LRUCache<string, string>({ max: mostKept });

  constructor(database: Database) {
    this.#database = database;
  }

  /** `values` are those that the query is built with, in the order in which they stand in it. */
  async run<Row>(
    name: string,
    values: readonly unknown[],
    build: (db: Kysely<Tables>) => Compilable<Row>,
  ): Promise<QueryResult<Row>> {
    return this.#database.execute<Row>(this.#sqlOf(name, values, build), values);
  }

  /** The same in a unit of work: as one by itself where none is running. */
  async write<Row>(
    name: string,
    values: readonly unknown[],
    build: (db: Kysely<Tables>) => Compilable<Row>,
  ): Promise<QueryResult<Row>> {
    const sql = this.#sqlOf(name, values, build);
    const { active } = this.#database;
    return active ? this.#database.execute(sql, values) : this.#database.write(sql, values);
  }

  #sqlOf(
    name: string,
    values: readonly unknown[],
    build: (db: Kysely<Tables>) => Compilable<unknown>,
  ): string {
    const known = this.#sql.get(name);
    if (known !== undefined) return known;
    const { sql, parameters } = build(this.#database.of<Tables>()).compile();
    if (parameters.length !== values.length || parameters.some((it, at) => it !== values[at])) {
      throw new Error(`the values of the query ${name} are not those that it was built with`);
    }
    this.#sql.set(name, sql);
    return sql;
  }
}
