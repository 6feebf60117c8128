export interface CacheLevel {
  readonly engine: 'memory' | 'redis' | 'database';
  readonly forMs: number;
}

export interface Cache {
  readonly levels: readonly CacheLevel[];
  /** Ids of the events that evict; empty: only time does. */
  readonly evictOn: readonly string[];
}
