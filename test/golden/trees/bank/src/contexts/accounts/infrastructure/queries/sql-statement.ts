import type { Database } from '@plinth/runtime/database';
import type { Page } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { StatementInput, StatementQuery } from '../../application/queries/statement.js';
import type { StatementLine } from '../../application/views/statement-line.js';
import { statementLineFromRow } from '../statement-line-table.js';
import type { AccountsTables } from '../tables.js';

export class SqlStatementQuery implements StatementQuery {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  ask(input: StatementInput): Promise<Page<StatementLine>> {
    return this.#database.snapshot(() => this.#ask(input));
  }

  async #ask(input: StatementInput): Promise<Page<StatementLine>> {
    const matching = this.#matching(input);
    const { total } = await matching
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await matching
      .selectAll()
      .orderBy('at', 'desc')
      .orderBy('entry_id')
      .limit(input.limit)
      .offset(input.offset)
      .execute();
    return {
      items: rows.map(statementLineFromRow),
      total,
      limit: input.limit,
      offset: input.offset,
    };
  }

  get #tables(): Kysely<AccountsTables> {
    return this.#database.of<AccountsTables>();
  }

  #matching(input: StatementInput) {
    let matching = this.#tables
      .selectFrom('accounts_statement_line')
      .where('account_id', '=', input.accountId);
    if (input.since !== undefined) {
      matching = matching.where('at', '>=', input.since);
    }
    return matching;
  }
}
