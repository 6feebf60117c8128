import type { ColumnTypes, Migration } from '@plinth/runtime/database';
import type { Kysely } from 'kysely';

/** The tables that the app began with. */
export const initial: Migration = {
  name: '0001-initial',
  fingerprint: '1tdnjbz',
  async up(db, types) {
    await createWalletsWallet(db, types);
  },
};

async function createWalletsWallet(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('wallets_wallet')
    .addColumn('id', types.text, (column) => column.primaryKey())
    .addColumn('total', types.decimal, (column) => column.notNull())
    .addColumn('kind', types.text, (column) => column.notNull())
    .addColumn('method', types.json)
    .addColumn('tags', types.json, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull())
    .execute();
}
