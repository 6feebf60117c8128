import type { Page, PageRequest, Versioned } from '@plinth/runtime/repositories';
import type { Category, CategoryId } from '../domain/category.js';

export interface CategoryRepository {
  find(id: CategoryId): Promise<Versioned<Category> | null>;
  /** Those of the ids that exist. */
  existing(ids: readonly CategoryId[]): Promise<ReadonlySet<CategoryId>>;
  list(query: PageRequest): Promise<Page<Category>>;
  insert(category: Category): Promise<Versioned<Category>>;
  /** Fails with a conflict when the stored version is another one by now. */
  update(category: Category, version: number): Promise<Versioned<Category>>;
  delete(id: CategoryId, version: number): Promise<void>;
}
