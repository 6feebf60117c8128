import type { Database } from '@plinth/runtime/database';
import { asNumber, numeric, type Page } from '@plinth/runtime/repositories';
import { type Kysely, sql } from 'kysely';
import type {
  RichAccountsInput,
  RichAccountsQuery,
} from '../../application/queries/rich-accounts.js';
import type { AccountSummary } from '../../application/views/account-summary.js';
import { accountSummaryFromRow } from '../account-summary-table.js';
import type { AccountsTables } from '../tables.js';

export class SqlRichAccountsQuery implements RichAccountsQuery {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  ask(input: RichAccountsInput): Promise<Page<AccountSummary>> {
    return this.#database.snapshot(() => this.#ask(input));
  }

  async #ask(input: RichAccountsInput): Promise<Page<AccountSummary>> {
    const matching = this.#matching(input);
    const { total } = await matching
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await matching
      .selectAll()
      .orderBy(asNumber(sql.ref('balance')), 'desc')
      .orderBy('account_id')
      .limit(input.limit)
      .offset(input.offset)
      .execute();
    return {
      items: rows.map(accountSummaryFromRow),
      total,
      limit: input.limit,
      offset: input.offset,
    };
  }

  get #tables(): Kysely<AccountsTables> {
    return this.#database.of<AccountsTables>();
  }

  #matching(input: RichAccountsInput) {
    let matching = this.#tables.selectFrom('accounts_account_summary').where('open', '=', 1);
    if (input.min !== undefined) {
      matching = matching.where(asNumber(sql.ref('balance')), '>=', numeric(input.min));
    }
    return matching;
  }
}
