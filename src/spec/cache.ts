import type { At } from '../diagnostic.ts';
import type { Duration } from './duration.ts';
import { takeDuration } from './duration.ts';
import { mapped } from './grammar/form.ts';
import type { Kind } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { type Micro, micro } from './grammar/micro.ts';
import { record, required, standard } from './grammar/record.ts';
import type { QualifiedName } from './name.ts';
import { qualifiedName } from './qualified-name.ts';

export const cacheStores = ['memory', 'redis', 'database'] as const;

/** `memory 60s` */
export interface CacheLevel {
  readonly store: (typeof cacheStores)[number];
  readonly ttl: Duration;
  readonly at: At;
}

export interface Cache {
  readonly levels: readonly CacheLevel[];
  /** Events that evict; queries only. */
  readonly evictOn: readonly QualifiedName[];
  readonly at: At;
}

const levelSyntax: Micro<CacheLevel> = {
  what: 'a cache level (memory, redis or database, and a duration)',
  example: 'memory 60s',
  pattern: '^(memory|redis|database) [0-9]+(ms|s|m|h|d)$',
  parse: (scanner) => {
    const word = scanner.take(/[a-z]+/y);
    const store = cacheStores.find((candidate) => candidate === word?.text);
    if (store === undefined) scanner.pos = 0;
    const ttl = store && scanner.take(/ +/y) && takeDuration(scanner);
    return store && ttl && { store, ttl, at: scanner.at };
  },
};

const levels = required(
  list(micro(levelSyntax)),
  'Looked up in this order, filled on the way back.',
);

/** The cache of an entity: evicted on every change of the row. */
export const entityCache: Kind<Cache> = mapped(record({ levels }), (cache) => ({
  ...cache,
  evictOn: [],
}));

export const queryCache: Kind<Cache> = record({
  levels,
  evictOn: standard(list(micro(qualifiedName)), [], 'Events that evict what is cached.'),
});
