import type { UnitOfWork } from '../services/index.ts';
import type { Cache, CacheGetOptions } from './cache.ts';

export interface CachedReadsOptions {
  readonly cache: Cache;
  readonly unitOfWork: UnitOfWork;
  /** What is read, apart from everything else in the cache: `catalog.product`. */
  readonly name: string;
}

/**
 * Reads of one kind through a cache, kept in step with units of work.
 *
 * @example
 * find(id: ProductId) { return this.#reads.get(id, () => this.#products.find(id)); }
 * async update(product: Product) { await this.#products.update(product); this.#reads.evict(product.id); }
 */
export class CachedReads<Key extends string | number, T> {
  readonly #cache: Cache;
  readonly #unitOfWork: UnitOfWork;
  readonly #prefix: string;

  constructor({ cache, unitOfWork, name }: CachedReadsOptions) {
    this.#cache = cache;
    this.#unitOfWork = unitOfWork;
    this.#prefix = `${name}:`;
  }

  /** Within a unit of work it is always loaded: nothing uncommitted gets into the cache. */
  get(key: Key, load: () => Promise<T>, options?: CacheGetOptions): Promise<T> {
    if (this.#unitOfWork.active) return load();
    return this.#cache.get(this.#prefix + key, load, options);
  }

  /** Forgets it once the unit of work is committed. */
  evict(key: Key): void {
    this.#unitOfWork.afterCommit(() => this.#cache.delete(this.#prefix + key));
  }

  /** Forgets all that the cache keeps, now: for changes that are committed already. */
  clear(): Promise<void> {
    return this.#cache.clear();
  }
}
