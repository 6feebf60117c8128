import type { Cache, CacheGetOptions } from './cache.ts';

/**
 * A cache that is never worse than none: when its engine fails, what is asked for is loaded, and
 * what cannot be forgotten is reported.
 */
export class DegradingCache implements Cache {
  readonly #engine: Cache;
  readonly #onError: (error: unknown) => void;

  constructor(engine: Cache, onError: (error: unknown) => void) {
    this.#engine = engine;
    this.#onError = onError;
  }

  async get<T>(key: string, load: () => Promise<T>, options?: CacheGetOptions): Promise<T> {
    try {
      return await this.#engine.get(key, () => marked(load), options);
    } catch (error) {
      if (error instanceof LoadFailure) throw error.cause;
      options?.signal?.throwIfAborted();
      this.#onError(error);
      return load();
    }
  }

  async delete(key: string): Promise<void> {
    await this.#engine.delete(key).catch(this.#onError);
  }

  async clear(): Promise<void> {
    await this.#engine.clear().catch(this.#onError);
  }

  async close(): Promise<void> {
    await this.#engine.close().catch(this.#onError);
  }
}

/** Tells a load that failed from an engine that did. */
class LoadFailure extends Error {}

async function marked<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw new LoadFailure('the load failed', { cause: error });
  }
}
