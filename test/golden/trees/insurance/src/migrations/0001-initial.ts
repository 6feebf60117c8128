import type { ColumnTypes, Migration } from '@plinth/runtime/database';
import type { Kysely } from 'kysely';

/** The tables that the app began with. */
export const initial: Migration = {
  name: '0001-initial',
  fingerprint: '1d848fu',
  async up(db, types) {
    await createCustomerSelfServiceUserAccount(db, types);
    await createPrintingTemplate(db, types);
    await createPolicyManagementProduct(db, types);
    await createRiskManagementCustomerRiskFactor(db, types);
  },
};

async function createCustomerSelfServiceUserAccount(
  db: Kysely<unknown>,
  types: ColumnTypes,
): Promise<void> {
  await db.schema
    .createTable('customer_self_service_user_account')
    .addColumn('id', types.uuid, (column) => column.primaryKey())
    .addColumn('username', types.text, (column) => column.notNull())
    .addColumn('customer', types.uuid, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema
    .createIndex('customer_self_service_user_account_username_unique')
    .unique()
    .on('customer_self_service_user_account')
    .column('username')
    .execute();
  await db.schema
    .createIndex('customer_self_service_user_account_customer_index')
    .on('customer_self_service_user_account')
    .column('customer')
    .execute();
}

async function createPrintingTemplate(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('printing_template')
    .addColumn('id', types.sequence, types.sequenceKey)
    .addColumn('template_name', types.text, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema
    .createIndex('printing_template_template_name_unique')
    .unique()
    .on('printing_template')
    .column('template_name')
    .execute();
}

async function createPolicyManagementProduct(
  db: Kysely<unknown>,
  types: ColumnTypes,
): Promise<void> {
  await db.schema
    .createTable('policy_management_product')
    .addColumn('id', types.sequence, types.sequenceKey)
    .addColumn('product_name', types.text, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull().defaultTo(1))
    .execute();
}

async function createRiskManagementCustomerRiskFactor(
  db: Kysely<unknown>,
  types: ColumnTypes,
): Promise<void> {
  await db.schema
    .createTable('risk_management_customer_risk_factor')
    .addColumn('id', types.uuid, (column) => column.primaryKey())
    .addColumn('total_risk_factor', types.integer, (column) => column.notNull())
    .addColumn('risks', types.json, (column) => column.notNull())
    .addColumn('client', types.uuid, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema
    .createIndex('risk_management_customer_risk_factor_client_unique')
    .unique()
    .on('risk_management_customer_risk_factor')
    .column('client')
    .execute();
}
