import type { Gateway } from './gateway.ts';
import type { Setting } from './setting.ts';
import type { Breaker, Retry } from './timing.ts';

export interface Service {
  /** kebab-case */
  readonly name: string;
  /** Names of contexts, in the order of the spec. */
  readonly contexts: readonly string[];
  readonly port: number;
  readonly instances: number;
}

/** A number of databases, or where they are. */
export type Databases =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'urls'; readonly urls: readonly Setting[] };

export interface Placement {
  readonly url: Setting;
  readonly replicas: Databases | undefined;
  readonly shards: Databases | undefined;
}

export interface Database extends Placement {
  readonly engine: 'sqlite' | 'postgres';
  /** Contexts that are somewhere else. */
  readonly contexts: readonly (Placement & { readonly context: string })[];
}

export interface Broker {
  readonly engine: 'embedded' | 'nats' | 'rabbitmq';
  readonly url: Setting | undefined;
}

export interface CacheStore {
  readonly engine: 'memory' | 'redis';
  readonly url: Setting | undefined;
}

export interface Mode {
  readonly name: string;
  /** Every context is in exactly one of them. */
  readonly services: readonly Service[];
  readonly db: Database;
  readonly broker: Broker;
  readonly cache: CacheStore;
}

/** How calls to a context in another process are made. */
export interface ClientOptions {
  readonly timeoutMs: number;
  readonly retry: Retry | undefined;
  readonly breaker: Breaker | undefined;
  readonly balance: 'round-robin' | 'least-connections';
}

export interface Deploy {
  /** The mode used when none is named: also one of `modes`. */
  readonly default: Mode;
  readonly modes: readonly Mode[];
  /** One for each context. */
  readonly clients: readonly (ClientOptions & { readonly context: string })[];
  readonly gateway: Gateway | undefined;
}
