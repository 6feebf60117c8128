import type { ColumnTypes, Migration } from '@plinth/runtime/database';
import type { Kysely } from 'kysely';

/** The tables that the app began with. */
export const initial: Migration = {
  name: '0001-initial',
  fingerprint: '0p6dtgj',
  async up(db, types) {
    await createAccountsAccountSummary(db, types);
    await createAccountsStatementLine(db, types);
  },
};

async function createAccountsAccountSummary(
  db: Kysely<unknown>,
  types: ColumnTypes,
): Promise<void> {
  await db.schema
    .createTable('accounts_account_summary')
    .addColumn('account_id', types.uuid, (column) => column.notNull())
    .addColumn('owner', types.text, (column) => column.notNull())
    .addColumn('balance', types.decimal, (column) => column.notNull())
    .addColumn('movements', types.integer, (column) => column.notNull())
    .addColumn('open', types.bool, (column) => column.notNull())
    .addPrimaryKeyConstraint('accounts_account_summary_key', ['account_id'])
    .execute();
}

async function createAccountsStatementLine(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('accounts_statement_line')
    .addColumn('entry_id', types.uuid, (column) => column.notNull())
    .addColumn('account_id', types.uuid, (column) => column.notNull())
    .addColumn('kind', types.text, (column) => column.notNull())
    .addColumn('amount', types.decimal, (column) => column.notNull())
    .addColumn('at', types.datetime, (column) => column.notNull())
    .addPrimaryKeyConstraint('accounts_statement_line_key', ['entry_id'])
    .execute();
  await db.schema
    .createIndex('accounts_statement_line_account_id_at_index')
    .on('accounts_statement_line')
    .columns(['account_id', 'at desc'])
    .execute();
}
