import type { Database } from '@plinth/runtime/database';
import type { Kysely } from 'kysely';
import type { GetAccountInput, GetAccountQuery } from '../../application/queries/get-account.js';
import type { AccountSummary } from '../../application/views/account-summary.js';
import { accountSummaryFromRow } from '../account-summary-table.js';
import type { AccountsTables } from '../tables.js';

export class SqlGetAccountQuery implements GetAccountQuery {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async ask(input: GetAccountInput): Promise<AccountSummary | null> {
    const row = await this.#tables
      .selectFrom('accounts_account_summary')
      .selectAll()
      .where('account_id', '=', input.accountId)
      .executeTakeFirst();
    return row === undefined ? null : accountSummaryFromRow(row);
  }

  get #tables(): Kysely<AccountsTables> {
    return this.#database.of<AccountsTables>();
  }
}
