import { groupRows, inBatches } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { Product, ProductId } from '../domain/product.js';
import {
  type ProductParts,
  type ProductTable,
  productFromRow,
  productImagesFromRow,
} from './product-table.js';
import type { CatalogTables } from './tables.js';

/** A product with what is kept in tables of its own. */
export async function readProduct(
  tables: Kysely<CatalogTables>,
  row: ProductTable,
): Promise<Product> {
  const parts = await partsOf(tables, [row.id]);
  return productFromRow(row, parts(row.id));
}

export async function readProducts(
  tables: Kysely<CatalogTables>,
  rows: readonly ProductTable[],
): Promise<readonly Product[]> {
  const ids = rows.map((row) => row.id);
  const parts = await partsOf(tables, ids);
  return rows.map((row) => productFromRow(row, parts(row.id)));
}

async function partsOf(
  tables: Kysely<CatalogTables>,
  ids: readonly ProductId[],
): Promise<(id: ProductId) => ProductParts> {
  const categoriesRows = await inBatches(ids, (some) =>
    tables
      .selectFrom('catalog_product_categories')
      .selectAll()
      .where('owner_id', 'in', some)
      .orderBy('position')
      .execute(),
  );
  const categoriesOf = groupRows(categoriesRows, (row) => row.owner_id);
  const imagesRows = await inBatches(ids, (some) =>
    tables
      .selectFrom('catalog_product_images')
      .selectAll()
      .where('_owner', 'in', some)
      .orderBy('_position')
      .execute(),
  );
  const imagesOf = groupRows(imagesRows, (row) => row._owner);
  return (id) => ({
    categories: categoriesOf(id).map((link) => link.target_id),
    images: imagesOf(id).map(productImagesFromRow),
  });
}
