import type { Product, ProductId } from './domain/product.js';

export type { Product } from './domain/product.js';

/** What other contexts may ask of Catalog. */
export interface CatalogClient {
  readonly products: ProductLookup;
}

export interface ProductLookup {
  /** The product as it is now; null where there is none. */
  get(id: ProductId): Promise<Product | null>;
}
