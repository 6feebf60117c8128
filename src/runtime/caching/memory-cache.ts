import { LRUCache } from 'lru-cache';
import { abortable } from '../resilience/index.ts';
import type { Cache, CacheGetOptions } from './cache.ts';

export interface MemoryCacheOptions {
  /** How long a value is kept, in milliseconds. */
  readonly ttl: number;
  /** How many values are kept; the one not asked for longest goes first. */
  readonly max?: number;
  /** How long `null` and `undefined` are kept, in milliseconds; 0 = not at all. */
  readonly absentTtl?: number;
}

/** A cache in this process. What it keeps is the promise of a value, so that a hit makes nothing. */
export class MemoryCache implements Cache {
  readonly #kept: LRUCache<string, Promise<unknown>>;
  readonly #loading = new Map<string, Promise<unknown>>();
  readonly #absentTtl: number;

  constructor({ ttl, max = 10_000, absentTtl = 0 }: MemoryCacheOptions) {
    this.#kept = new LRUCache({ max, ttl });
    this.#absentTtl = absentTtl;
  }

  // Not `async`, and hits first: both would cost more than the look-up.
  get<T>(key: string, load: () => Promise<T>, options?: CacheGetOptions): Promise<T> {
    const promise = this.#kept.get(key) ?? this.#loading.get(key) ?? this.#load(key, load);
    // One key has one loader, and so one type.
    const value = promise as Promise<T>;
    return options?.signal === undefined ? value : abortable(value, options.signal);
  }

  async delete(key: string): Promise<void> {
    this.#loading.delete(key);
    this.#kept.delete(key);
  }

  async clear(): Promise<void> {
    this.#loading.clear();
    this.#kept.clear();
  }

  async close(): Promise<void> {
    await this.clear();
  }

  #load(key: string, load: () => Promise<unknown>): Promise<unknown> {
    const loaded = this.#loadAndKeep(load, (value) => {
      // A delete in between has taken this load out of the map: its value may be the old one.
      if (this.#loading.get(key) !== loaded) return;
      this.#loading.delete(key);
      if (value !== undefined) this.#keep(key, value.value, loaded);
    });
    this.#loading.set(key, loaded);
    return loaded;
  }

  async #loadAndKeep(
    load: () => Promise<unknown>,
    settle: (loaded: { readonly value: unknown } | undefined) => void,
  ): Promise<unknown> {
    try {
      const value = await load();
      settle({ value });
      return value;
    } catch (error) {
      settle(undefined);
      throw error;
    }
  }

  #keep(key: string, value: unknown, promise: Promise<unknown>): void {
    if (value !== null && value !== undefined) this.#kept.set(key, promise);
    else if (this.#absentTtl > 0) this.#kept.set(key, promise, { ttl: this.#absentTtl });
  }
}
