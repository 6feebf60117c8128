import {
  type DatabaseConnection,
  type DatabaseIntrospector,
  type DatabaseMetadata,
  type DatabaseMetadataOptions,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  type SchemaMetadata,
  type TableMetadata,
} from 'kysely';
import type { Executor } from './postgres-connection.ts';
import { type SchemaNames, SchemaQueryCompiler } from './schema-names.ts';

/** Kysely over whatever runs the statements of the place that asks. */
export class PostgresDialect implements Dialect {
  readonly #executor: Executor;
  readonly #names: SchemaNames;

  constructor(executor: Executor, names: SchemaNames) {
    this.#executor = executor;
    this.#names = names;
  }

  createDriver(): Driver {
    return new BorrowedDriver(this.#executor);
  }

  createQueryCompiler(): SchemaQueryCompiler {
    return new SchemaQueryCompiler(this.#names);
  }

  createAdapter(): PostgresAdapter {
    return new PostgresAdapter();
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new NamingIntrospector(db, this.#names);
  }
}

/** Transactions are those of units: Kysely begins none, and opens and closes nothing. */
class BorrowedDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(executor: Executor) {
    this.#connection = {
      executeQuery: ({ sql, parameters }) => executor.execute({ sql, values: parameters }),
      streamQuery: () => {
        throw new Error('rows are not streamed: read them in pages');
      },
    };
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async beginTransaction(): Promise<void> {
    throw new Error('a transaction is a unit of work: unitOfWork.run(...)');
  }

  async commitTransaction(): Promise<void> {}

  async rollbackTransaction(): Promise<void> {}

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}
}

/** Tells of tables by the names that code has for them. */
class NamingIntrospector implements DatabaseIntrospector {
  readonly #inner: PostgresIntrospector;
  readonly #names: SchemaNames;

  constructor(db: Kysely<unknown>, names: SchemaNames) {
    this.#inner = new PostgresIntrospector(db);
    this.#names = names;
  }

  getSchemas(): Promise<SchemaMetadata[]> {
    return this.#inner.getSchemas();
  }

  async getTables(options?: DatabaseMetadataOptions): Promise<TableMetadata[]> {
    const tables = await this.#inner.getTables(options);
    return tables.map((table) => ({ ...table, name: this.#names.nameOf(table) }));
  }

  async getMetadata(options?: DatabaseMetadataOptions): Promise<DatabaseMetadata> {
    return { tables: await this.getTables(options) };
  }
}
