export interface CacheGetOptions {
  /** Ends the waiting of this caller only; others may still want the value. */
  readonly signal?: AbortSignal;
}

/** Keeps what is dear to load. An engine of it may forget, but never answers what was deleted. */
export interface Cache {
  /**
   * The kept value of `key`, or what `load` answers: one load however many ask at once.
   * The value is shared by all who ask, so it must not be changed.
   */
  get<T>(key: string, load: () => Promise<T>, options?: CacheGetOptions): Promise<T>;

  /** Forgets a value; one that is being loaded just now is not kept either. */
  delete(key: string): Promise<void>;

  /** Forgets all values. */
  clear(): Promise<void>;

  close(): Promise<void>;
}
