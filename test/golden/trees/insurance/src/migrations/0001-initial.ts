import type { ColumnTypes, Migration } from '@plinth/runtime/database';
import type { Kysely } from 'kysely';

/** The tables that the app began with. */
export const initial: Migration = {
  name: '0001-initial',
  fingerprint: '0xr7o86',
  async up(db, types) {
    await createCustomerManagementCustomer(db, types);
    await createCustomerSelfServiceUserAccount(db, types);
    await createCustomerSelfServiceAddressChange(db, types);
    await createPrintingTemplate(db, types);
    await createPrintingPrintingJob(db, types);
    await createPolicyManagementProduct(db, types);
    await createPolicyManagementOffer(db, types);
    await createPolicyManagementContract(db, types);
    await createRiskManagementCustomerRiskFactor(db, types);
    await createDebtCollectionDebt(db, types);
    await createClaimsManagementPayment(db, types);
    await createClaimsManagementOpenClaim(db, types);
  },
};

async function createCustomerManagementCustomer(
  db: Kysely<unknown>,
  types: ColumnTypes,
): Promise<void> {
  await db.schema
    .createTable('customer_management_customer')
    .addColumn('id', types.uuid, (column) => column.primaryKey())
    .addColumn('firstname', types.text, (column) => column.notNull())
    .addColumn('lastname', types.text, (column) => column.notNull())
    .addColumn('addresses', types.json, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull())
    .execute();
}

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

async function createCustomerSelfServiceAddressChange(
  db: Kysely<unknown>,
  types: ColumnTypes,
): Promise<void> {
  await db.schema
    .createTable('customer_self_service_address_change')
    .addColumn('id', types.uuid, (column) => column.primaryKey())
    .addColumn('issuer', types.uuid, (column) =>
      column.notNull().references('customer_self_service_user_account.id'),
    )
    .addColumn('street', types.text, (column) => column.notNull())
    .addColumn('city', types.text, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('customer_self_service_address_change_issuer_index')
    .on('customer_self_service_address_change')
    .column('issuer')
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

async function createPrintingPrintingJob(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('printing_printing_job')
    .addColumn('id', types.integer, (column) => column.primaryKey())
    .addColumn('status', types.text, (column) => column.notNull())
    .addColumn('document', types.json, (column) => column.notNull())
    .addColumn('template', types.integer, (column) =>
      column.notNull().references('printing_template.id'),
    )
    .addColumn('reason', types.text)
    .addColumn('_version', types.integer, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('printing_printing_job_template_index')
    .on('printing_printing_job')
    .column('template')
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

async function createPolicyManagementOffer(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('policy_management_offer')
    .addColumn('id', types.integer, (column) => column.primaryKey())
    .addColumn('client', types.uuid, (column) => column.notNull())
    .addColumn('products', types.json, (column) => column.notNull())
    .addColumn('price', types.json, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('policy_management_offer_client_index')
    .on('policy_management_offer')
    .column('client')
    .execute();
}

async function createPolicyManagementContract(
  db: Kysely<unknown>,
  types: ColumnTypes,
): Promise<void> {
  await db.schema
    .createTable('policy_management_contract')
    .addColumn('id', types.integer, (column) => column.primaryKey())
    .addColumn('client', types.uuid, (column) => column.notNull())
    .addColumn('products', types.json, (column) => column.notNull())
    .addColumn('policies', types.json, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('policy_management_contract_client_index')
    .on('policy_management_contract')
    .column('client')
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

async function createDebtCollectionDebt(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('debt_collection_debt')
    .addColumn('id', types.integer, (column) => column.primaryKey())
    .addColumn('status', types.text, (column) => column.notNull())
    .addColumn('policy_nr', types.integer, (column) => column.notNull())
    .addColumn('price', types.json, (column) => column.notNull())
    .addColumn('creation_date', types.date, (column) => column.notNull())
    .addColumn('payment_date', types.date)
    .addColumn('payment_deadline', types.date, (column) => column.notNull())
    .addColumn('dunnings', types.json, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull())
    .execute();
}

async function createClaimsManagementPayment(
  db: Kysely<unknown>,
  types: ColumnTypes,
): Promise<void> {
  await db.schema
    .createTable('claims_management_payment')
    .addColumn('id', types.uuid, (column) => column.primaryKey())
    .addColumn('status', types.text, (column) => column.notNull())
    .addColumn('claim', types.uuid, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('claims_management_payment_claim_index')
    .on('claims_management_payment')
    .column('claim')
    .execute();
}

async function createClaimsManagementOpenClaim(
  db: Kysely<unknown>,
  types: ColumnTypes,
): Promise<void> {
  await db.schema
    .createTable('claims_management_open_claim')
    .addColumn('claim_id', types.uuid, (column) => column.notNull())
    .addColumn('customer', types.uuid, (column) => column.notNull())
    .addColumn('description', types.text, (column) => column.notNull())
    .addColumn('complete', types.bool, (column) => column.notNull())
    .addPrimaryKeyConstraint('claims_management_open_claim_key', ['claim_id'])
    .execute();
  await db.schema
    .createIndex('claims_management_open_claim_customer_index')
    .on('claims_management_open_claim')
    .column('customer')
    .execute();
}
