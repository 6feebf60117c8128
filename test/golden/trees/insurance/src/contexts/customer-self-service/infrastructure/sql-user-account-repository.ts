import type { Database } from '@plinth/runtime/database';
import { inBatches, uniqueAs, type Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { UserAccountRepository } from '../application/user-account-repository.js';
import type { UserAccount, UserAccountId } from '../domain/user-account.js';
import type { CustomerSelfServiceTables } from './tables.js';
import { userAccountFromRow, userAccountToRow } from './user-account-table.js';

/** The field to blame when a unique index refuses a row. */
const UNIQUE = {
  username: 'username',
};

export class SqlUserAccountRepository implements UserAccountRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(id: UserAccountId): Promise<Versioned<UserAccount> | null> {
    const row = await this.#tables
      .selectFrom('customer_self_service_user_account')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return { value: userAccountFromRow(row), version: row._version };
  }

  async existing(ids: readonly UserAccountId[]): Promise<ReadonlySet<UserAccountId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables
        .selectFrom('customer_self_service_user_account')
        .select('id')
        .where('id', 'in', some)
        .execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  async insert(userAccount: UserAccount): Promise<Versioned<UserAccount>> {
    await this.#tables
      .insertInto('customer_self_service_user_account')
      .values({ ...userAccountToRow(userAccount), _version: 1 })
      .execute()
      .catch(uniqueAs(UNIQUE));
    return { value: userAccount, version: 1 };
  }

  get #tables(): Kysely<CustomerSelfServiceTables> {
    return this.#database.of<CustomerSelfServiceTables>();
  }
}
