import type { At } from '../diagnostic.ts';
import { type Db, db } from './db.ts';
import type { Kind } from './grammar/kind.ts';
import { choice } from './grammar/plain.ts';
import { optional, record, standard } from './grammar/record.ts';
import { type Setting, setting } from './setting.ts';

export interface Broker {
  readonly at: At;
  readonly engine: 'embedded' | 'nats' | 'rabbitmq';
  readonly url?: Setting;
}

export interface CacheEngine {
  readonly at: At;
  readonly engine: 'memory' | 'redis';
  readonly url?: Setting;
}

/** Engines; a mode replaces each of them as a whole. */
export interface Engines {
  readonly db?: Db;
  readonly broker?: Broker;
  readonly cache?: CacheEngine;
}

const broker: Kind<Broker> = record({
  engine: standard(choice('embedded', 'nats', 'rabbitmq'), 'embedded', 'The message broker.'),
  url: optional(setting, 'Where it is.'),
});

const cache: Kind<CacheEngine> = record({
  engine: standard(choice('memory', 'redis'), 'memory', 'The cache.'),
  url: optional(setting, 'Where it is.'),
});

export const engineKeys = {
  db: optional(db, 'The database; SQLite in ./data when absent.'),
  broker: optional(broker, 'The message broker; embedded when absent.'),
  cache: optional(cache, 'The cache; memory when absent.'),
};
