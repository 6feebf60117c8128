import type { Page, PageRequest, Versioned } from '@plinth/runtime/repositories';
import type { CategoryId } from '../domain/category.js';
import type { Product, ProductId } from '../domain/product.js';

/** Which products are wanted, and in what order. */
export interface ProductQuery extends PageRequest {
  readonly active?: boolean | undefined;
  readonly categories?: CategoryId | undefined;
  /** Text to find in name or description. */
  readonly q?: string | undefined;
  readonly sort?: 'name' | '-name' | 'createdAt' | '-createdAt' | undefined;
}

export interface ProductRepository {
  find(id: ProductId): Promise<Versioned<Product> | null>;
  /** The same without its version. */
  get(id: ProductId): Promise<Product | null>;
  list(query: ProductQuery): Promise<Page<Product>>;
  insert(product: Product): Promise<Versioned<Product>>;
  /** Fails with a conflict when the stored version is another one by now. */
  update(product: Product, version: number): Promise<Versioned<Product>>;
}
