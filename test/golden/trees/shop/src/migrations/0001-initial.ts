import type { ColumnTypes, Migration } from '@plinth/runtime/database';
import type { Kysely } from 'kysely';

/** The tables that the app began with. */
export const initial: Migration = {
  name: '0001-initial',
  fingerprint: '1cgmra4',
  async up(db, types) {
    await createCatalogCategory(db, types);
    await createCatalogProduct(db, types);
    await createCatalogProductCategories(db, types);
    await createCatalogProductImages(db, types);
    await createOrderingOrderSummary(db, types);
    await createOrderingCustomerSpend(db, types);
    await createInventoryStock(db, types);
    await createPaymentsPayment(db, types);
    await createShippingShipment(db, types);
  },
};

async function createCatalogCategory(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('catalog_category')
    .addColumn('id', types.uuid, (column) => column.primaryKey())
    .addColumn('name', types.text, (column) => column.notNull())
    .addColumn('parent', types.uuid, (column) => column.references('catalog_category.id'))
    .addColumn('_version', types.integer, (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema
    .createIndex('catalog_category_name_unique')
    .unique()
    .on('catalog_category')
    .column('name')
    .execute();
  await db.schema
    .createIndex('catalog_category_parent_index')
    .on('catalog_category')
    .column('parent')
    .execute();
}

async function createCatalogProduct(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('catalog_product')
    .addColumn('id', types.text, (column) => column.primaryKey())
    .addColumn('name', types.text, (column) => column.notNull())
    .addColumn('description', types.text)
    .addColumn('price', types.json, (column) => column.notNull())
    .addColumn('active', types.bool, (column) => column.notNull())
    .addColumn('created_at', types.datetime, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema
    .createIndex('catalog_product_name_unique')
    .unique()
    .on('catalog_product')
    .column('name')
    .execute();
  await db.schema
    .createIndex('catalog_product_active_name_index')
    .on('catalog_product')
    .columns(['active', 'name'])
    .execute();
}

async function createCatalogProductCategories(
  db: Kysely<unknown>,
  types: ColumnTypes,
): Promise<void> {
  await db.schema
    .createTable('catalog_product_categories')
    .addColumn('owner_id', types.text, (column) =>
      column.notNull().references('catalog_product.id').onDelete('cascade'),
    )
    .addColumn('position', types.integer, (column) => column.notNull())
    .addColumn('target_id', types.uuid, (column) =>
      column.notNull().references('catalog_category.id'),
    )
    .addPrimaryKeyConstraint('catalog_product_categories_key', ['owner_id', 'position'])
    .execute();
  await db.schema
    .createIndex('catalog_product_categories_target_id_index')
    .on('catalog_product_categories')
    .column('target_id')
    .execute();
}

async function createCatalogProductImages(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('catalog_product_images')
    .addColumn('_owner', types.text, (column) =>
      column.notNull().references('catalog_product.id').onDelete('cascade'),
    )
    .addColumn('_position', types.integer, (column) => column.notNull())
    .addColumn('id', types.uuid, (column) => column.notNull())
    .addColumn('url', types.text, (column) => column.notNull())
    .addColumn('alt', types.text)
    .addPrimaryKeyConstraint('catalog_product_images_key', ['_owner', 'id'])
    .execute();
}

async function createOrderingOrderSummary(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('ordering_order_summary')
    .addColumn('order_id', types.uuid, (column) => column.notNull())
    .addColumn('customer_id', types.uuid, (column) => column.notNull())
    .addColumn('status', types.text, (column) => column.notNull())
    .addColumn('total', types.json)
    .addColumn('line_count', types.integer, (column) => column.notNull())
    .addColumn('placed_at', types.datetime)
    .addPrimaryKeyConstraint('ordering_order_summary_key', ['order_id'])
    .execute();
  await db.schema
    .createIndex('ordering_order_summary_customer_id_index')
    .on('ordering_order_summary')
    .column('customer_id')
    .execute();
  await db.schema
    .createIndex('ordering_order_summary_status_placed_at_index')
    .on('ordering_order_summary')
    .columns(['status', 'placed_at desc'])
    .execute();
}

async function createOrderingCustomerSpend(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('ordering_customer_spend')
    .addColumn('customer_id', types.uuid, (column) => column.notNull())
    .addColumn('orders', types.integer, (column) => column.notNull())
    .addColumn('spent', types.decimal, (column) => column.notNull())
    .addPrimaryKeyConstraint('ordering_customer_spend_key', ['customer_id'])
    .execute();
}

async function createInventoryStock(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('inventory_stock')
    .addColumn('id', types.text, (column) => column.primaryKey())
    .addColumn('on_hand', types.integer, (column) => column.notNull())
    .addColumn('reservations', types.json, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull())
    .execute();
}

async function createPaymentsPayment(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('payments_payment')
    .addColumn('id', types.uuid, (column) => column.primaryKey())
    .addColumn('status', types.text, (column) => column.notNull())
    .addColumn('order_id', types.uuid, (column) => column.notNull())
    .addColumn('customer_id', types.uuid, (column) => column.notNull())
    .addColumn('amount', types.json, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull())
    .execute();
}

async function createShippingShipment(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('shipping_shipment')
    .addColumn('id', types.uuid, (column) => column.primaryKey())
    .addColumn('status', types.text, (column) => column.notNull())
    .addColumn('order_id', types.uuid, (column) => column.notNull())
    .addColumn('ship_to', types.json, (column) => column.notNull())
    .addColumn('tracking_no', types.text)
    .addColumn('_version', types.integer, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('shipping_shipment_order_id_unique')
    .unique()
    .on('shipping_shipment')
    .column('order_id')
    .execute();
}
