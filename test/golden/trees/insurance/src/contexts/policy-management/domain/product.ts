import type { Changes } from '@plinth/runtime/domain';

export type ProductId = number;

export interface Product {
  readonly id: ProductId;
  readonly productName: string;
}

/** What the database has not counted yet. */
export type UnsavedProduct = Omit<Product, 'id'>;

/** What a caller gives to create a product, or to replace one. */
export interface NewProduct {
  readonly productName: string;
}

/** What changes of a product; what is left out stays as it is. */
export type ProductChanges = Changes<NewProduct>;

export function createProduct(input: NewProduct): UnsavedProduct {
  return {
    productName: input.productName,
  };
}

export function replaceProduct(product: Product, input: NewProduct): Product {
  return {
    id: product.id,
    productName: input.productName,
  };
}

export function changeProduct(product: Product, changes: ProductChanges): Product {
  return {
    id: product.id,
    productName: changes.productName ?? product.productName,
  };
}
