import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { CompiledQueries, type Database } from '../database/index.ts';
import type { ColumnValues } from './view-table.ts';

// Databases bound the number of values of a statement: SQLite's bound is 32,766.
const valuesAtOnce = 30_000;

/** The rows of one view's table, many at a time. */
export class ViewRows {
  readonly #queries: CompiledQueries<Record<string, ColumnValues>>;
  readonly #engine: Database['engine'];
  readonly #name: string;
  readonly #key: readonly string[];

  constructor(
    database: Database,
    { name, key }: { readonly name: string; readonly key: readonly string[] },
  ) {
    this.#queries = new CompiledQueries(database);
    this.#engine = database.engine;
    this.#name = name;
    this.#key = key;
  }

  async find(keys: readonly ColumnValues[]): Promise<readonly ColumnValues[]> {
    const found: ColumnValues[] = [];
    for (const some of this.#parts(keys, this.#key.length)) {
      const { rows } = await this.#queries.run(
        `find ${some.length}`,
        valuesOf(some, this.#key),
        (db) => db.selectFrom(this.#name).selectAll().where(this.#among(some)),
      );
      found.push(...rows);
    }
    return found;
  }

  async put(rows: readonly ColumnValues[]): Promise<void> {
    const columns = Object.keys(rows[0] ?? {});
    const others = columns.filter((column) => !this.#key.includes(column));
    for (const some of this.#parts(rows, columns.length)) {
      await this.#queries.run(`put ${some.length} ${columns}`, valuesOf(some, columns), (db) =>
        db
          .insertInto(this.#name)
          .values([...some])
          .onConflict((conflict) => {
            const same = conflict.columns([...this.#key]);
            return others.length === 0
              ? same.doNothing()
              : same.doUpdateSet((row) =>
                  Object.fromEntries(
                    others.map((column) => [column, row.ref(`excluded.${column}`)]),
                  ),
                );
          }),
      );
    }
  }

  async remove(keys: readonly ColumnValues[]): Promise<void> {
    for (const some of this.#parts(keys, this.#key.length)) {
      await this.#queries.run(`remove ${some.length}`, valuesOf(some, this.#key), (db) =>
        db.deleteFrom(this.#name).where(this.#among(some)),
      );
    }
  }

  // Several columns compare as one value.
  #among(keys: readonly ColumnValues[]): RawBuilder<SqlBool> {
    const columns = sql.join(this.#key.map((column) => sql.ref(column)));
    const values = keys.map((key) => sql`(${sql.join(this.#key.map((column) => key[column]))})`);
    // SQLite knows lists of such values only after `values`, PostgreSQL their types only without it.
    const head = this.#engine === 'sqlite' ? sql`values ` : sql``;
    return sql<SqlBool>`(${columns}) in (${head}${sql.join(values)})`;
  }

  *#parts<T>(all: readonly T[], width: number): Generator<readonly T[]> {
    const size = Math.floor(valuesAtOnce / Math.max(1, width));
    for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
  }
}

function valuesOf(rows: readonly ColumnValues[], columns: readonly string[]): readonly unknown[] {
  return rows.flatMap((row) => columns.map((column) => row[column]));
}
