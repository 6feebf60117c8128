import type { QueryResult, SqliteDatabase, SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';
import { bindable } from './bindable.ts';
import { sqliteCode } from './sqlite-error.ts';

/** The part of `libsql`, and of `better-sqlite3`, that is used here. */
export interface SqliteClient {
  readonly inTransaction: boolean;
  prepare(sql: string): SqliteStatement;
  exec(sql: string): unknown;
  close(): unknown;
}

// Preparing a statement costs more than running most of them.
const keptStatements = 500;

/** One connection as Kysely's SqliteDialect wants it, and for statements that are compiled already. */
export class LibsqlConnection implements SqliteDatabase {
  readonly #client: SqliteClient;
  readonly #guard: () => void;
  readonly #statements = new LRUCache<string, KeptStatement>({ max: keptStatements });

  /** `guard` is called before every statement and throws to refuse it. */
  constructor(client: SqliteClient, guard: () => void) {
    this.#client = client;
    this.#guard = guard;
  }

  prepare(sql: string): SqliteStatement {
    this.#guard();
    return this.#statements.get(sql) ?? this.#remember(sql);
  }

  execute<Row>(sql: string, values: readonly unknown[]): QueryResult<Row> {
    const statement = this.prepare(sql);
    // What the statement was made for is what it answers.
    if (statement.reader) return { rows: statement.all(values) as Row[] };
    const { changes, lastInsertRowid } = statement.run(values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  close(): void {
    this.#statements.clear();
    this.#client.close();
  }

  #remember(sql: string): KeptStatement {
    const statement = new KeptStatement(this.#client, sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

class KeptStatement implements SqliteStatement {
  readonly reader: boolean;
  readonly #client: SqliteClient;
  readonly #sql: string;
  readonly #statement: SqliteStatement;

  constructor(client: SqliteClient, sql: string) {
    this.#client = client;
    this.#sql = sql;
    this.#statement = client.prepare(sql);
    this.reader = this.#statement.reader;
  }

  all(parameters: readonly unknown[]): unknown[] {
    try {
      return this.#statement.all(parameters.map(bindable));
    } catch (error) {
      throw explained(error);
    }
  }

  run(parameters: readonly unknown[]): ReturnType<SqliteStatement['run']> {
    try {
      return this.#statement.run(parameters.map(bindable));
    } catch (error) {
      throw explained(error);
    }
  }

  // A cursor stays open between rows: it cannot share the statement.
  iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    return this.#client.prepare(this.#sql).iterate(parameters.map(bindable));
  }
}

function explained(error: unknown): unknown {
  if (sqliteCode(error) !== 'SQLITE_READONLY') return error;
  return new Error('a write needs a unit of work around it: unitOfWork.run(...)', {
    cause: error,
  });
}
