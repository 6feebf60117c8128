import type { ColumnTypes, Migration } from '@plinth/runtime/database';
import type { Kysely } from 'kysely';

/** The tables that the app began with. */
export const initial: Migration = {
  name: '0001-initial',
  fingerprint: '0q5ng99',
  async up(db, types) {
    await createCatalogCategory(db, types);
    await createCatalogProduct(db, types);
    await createCatalogProductCategories(db, types);
    await createCatalogProductImages(db, types);
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
