import type { Page, PageRequest, Versioned } from '@plinth/runtime/repositories';
import type { Product, ProductId, UnsavedProduct } from '../domain/product.js';

export interface ProductRepository {
  find(id: ProductId): Promise<Versioned<Product> | null>;
  /** Those of the ids that exist. */
  existing(ids: readonly ProductId[]): Promise<ReadonlySet<ProductId>>;
  list(query: PageRequest): Promise<Page<Product>>;
  insert(product: UnsavedProduct): Promise<Versioned<Product>>;
  /** Fails with a conflict when the stored version is another one by now. */
  update(product: Product, version: number): Promise<Versioned<Product>>;
  delete(id: ProductId, version: number): Promise<void>;
}
