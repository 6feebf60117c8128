import type { Generated, Selectable } from 'kysely';
import type { Product, UnsavedProduct } from '../domain/product.js';

export interface ProductTable {
  readonly id: Generated<number>;
  readonly product_name: string;
  readonly _version: number;
}

export type ProductRow = Selectable<ProductTable>;

export function productToRow(product: UnsavedProduct): Omit<ProductRow, 'id' | '_version'> {
  return {
    product_name: product.productName,
  };
}

export function productFromRow(row: ProductRow): Product {
  return {
    id: row.id,
    productName: row.product_name,
  };
}
