import { type Kysely, sql } from 'kysely';
import {
  type ColumnTypes,
  CompiledQueries,
  type Database,
  type Migration,
} from '../database/index.ts';
import { type Lease, LeaseLost, type LeaseStore, type LeaseTerm } from './lease-store.ts';

interface Tables {
  readonly plinth_lease: {
    readonly name: string;
    readonly owner: string;
    readonly token: number;
    /** Milliseconds since 1970. */
    readonly expires_at: number;
  };
}

/** The table of leases: the application lists it among its migrations. */
export const leaseMigration: Migration = { name: '0000-plinth-leases', up: createLeaseTable };

export async function createLeaseTable(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('plinth_lease')
    .addColumn('name', types.text, (column) => column.primaryKey())
    .addColumn('owner', types.text, (column) => column.notNull())
    .addColumn('token', types.integer, (column) => column.notNull())
    .addColumn('expires_at', types.integer, (column) => column.notNull())
    .execute();
}

/** Leases in the application's own database, so that what they guard is fenced by the same commit. */
export class SqlLeaseStore implements LeaseStore {
  readonly unitOfWork: Database;
  readonly #queries: CompiledQueries<Tables>;
  readonly #now: () => number;

  /** `now` is a clock in milliseconds that all who share the database agree about. */
  constructor(database: Database, now: () => number = Date.now) {
    this.unitOfWork = database;
    this.#queries = new CompiledQueries(database);
    this.#now = now;
  }

  async take(name: string, { owner, ttl }: LeaseTerm): Promise<Lease | undefined> {
    const now = this.#now();
    const row = { name, owner, token: 1, expires_at: now + ttl };
    const values = [...Object.values(row), now];
    const { rows } = await this.unitOfWork.run(() =>
      this.#queries.run('take', values, (db) =>
        db
          .insertInto('plinth_lease')
          .values(row)
          .onConflict((conflict) =>
            conflict
              .column('name')
              .doUpdateSet({
                owner: sql<string>`excluded.owner`,
                token: sql<number>`${sql.ref('plinth_lease.token')} + 1`,
                expires_at: sql<number>`excluded.expires_at`,
              })
              .where((is) =>
                is.or([
                  is('plinth_lease.owner', '=', sql<string>`excluded.owner`),
                  is('plinth_lease.expires_at', '<=', now),
                ]),
              ),
          )
          .returning('token'),
      ),
    );
    const [taken] = rows;
    return taken && { name, token: taken.token };
  }

  async hold({ name, token }: Lease, ttl: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (!(await this.#expire({ name, token }, this.#now() + ttl))) throw new LeaseLost(name);
    });
  }

  async release(lease: Lease): Promise<void> {
    await this.#expire(lease, 0);
  }

  async #expire({ name, token }: Lease, at: number): Promise<boolean> {
    const { numAffectedRows } = await this.unitOfWork.run(() =>
      this.#queries.run('expire', [at, name, token], (db) =>
        db
          .updateTable('plinth_lease')
          .set({ expires_at: at })
          .where('name', '=', name)
          .where('token', '=', token),
      ),
    );
    return numAffectedRows === 1n;
  }
}
