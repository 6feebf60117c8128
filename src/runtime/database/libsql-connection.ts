import type { SqliteDatabase, SqliteStatement } from 'kysely';
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

/** One connection as Kysely's SqliteDialect wants it. */
export class LibsqlConnection implements SqliteDatabase {
  readonly #client: SqliteClient;
  readonly #guard: () => void;
  readonly #statements = new LRUCache<string, SqliteStatement>({ max: keptStatements });

  /** `guard` is called before every statement and throws to refuse it. */
  constructor(client: SqliteClient, guard: () => void) {
    this.#client = client;
    this.#guard = guard;
  }

  prepare(sql: string): SqliteStatement {
    this.#guard();
    const statement = this.#statements.get(sql) ?? this.#remember(sql);
    return {
      reader: statement.reader,
      all: (parameters) => explained(() => statement.all(parameters.map(bindable))),
      run: (parameters) => explained(() => statement.run(parameters.map(bindable))),
      // A cursor stays open between rows: it cannot share the statement.
      iterate: (parameters) => this.#client.prepare(sql).iterate(parameters.map(bindable)),
    };
  }

  close(): void {
    this.#statements.clear();
    this.#client.close();
  }

  #remember(sql: string): SqliteStatement {
    const statement = this.#client.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function explained<T>(execute: () => T): T {
  try {
    return execute();
  } catch (error) {
    if (sqliteCode(error) !== 'SQLITE_READONLY') throw error;
    throw new Error('a write needs a unit of work around it: unitOfWork.run(...)', {
      cause: error,
    });
  }
}
