import type { CategoryTable } from './category-table.js';
import type { ProductCategoriesTable, ProductImagesTable, ProductTable } from './product-table.js';

export interface CatalogTables {
  readonly catalog_category: CategoryTable;
  readonly catalog_product: ProductTable;
  readonly catalog_product_categories: ProductCategoriesTable;
  readonly catalog_product_images: ProductImagesTable;
}
