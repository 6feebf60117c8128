import type { Cache, CacheGetOptions } from '../caching/index.ts';

/** A cache whose engine can be taken away and given back. */
export class FailingCache implements Cache {
  readonly #engine: Cache;
  #failure: Error | undefined;

  constructor(engine: Cache) {
    this.#engine = engine;
  }

  /** From now on every call fails with this error; with `undefined` they work again. */
  failWith(failure: Error | undefined): void {
    this.#failure = failure;
  }

  async get<T>(key: string, load: () => Promise<T>, options?: CacheGetOptions): Promise<T> {
    this.#requireAlive();
    return this.#engine.get(key, load, options);
  }

  async delete(key: string): Promise<void> {
    this.#requireAlive();
    await this.#engine.delete(key);
  }

  async clear(): Promise<void> {
    this.#requireAlive();
    await this.#engine.clear();
  }

  async close(): Promise<void> {
    await this.#engine.close();
  }

  #requireAlive(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }
}
