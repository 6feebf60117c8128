import type { Database } from '../database/index.ts';
import type { Clock } from '../domain/index.ts';
import type { Aggregate, EventCodec, EventStore, View } from '../eventsourcing/index.ts';
import type { Method } from './api-document.ts';
import type { Schema } from './json-types.ts';

/** What a repository of aggregates is used for here. */
export interface LoadedAggregates {
  // A method, so that every repository will do, whatever its ids.
  find(
    id: never,
  ): Promise<Pick<Aggregate<unknown>, 'exists' | 'version' | 'checkInvariants'> | null>;
}

export interface RepositoryPorts {
  readonly database: Database;
  readonly events: EventStore;
  readonly clock: Clock;
}

/** An operation of a system outside, and what it answers. */
export interface OutsideCall {
  readonly method: Method;
  /** @example '/orders/:id' */
  readonly path: string;
  /** Undefined: nothing. */
  readonly answer?: Schema;
}

/** How the app knows its callers. */
export interface ChaosAuth {
  readonly key: 'secret' | 'jwks';
  /** The setting that holds it. @example 'AUTH_SECRET' */
  readonly setting: string;
  /** The setting that says who signs; undefined: nobody asks. */
  readonly issuer?: string;
  /** The word before the token. @example 'Bearer' */
  readonly scheme: string;
  /** What callers can be. */
  readonly roles: readonly string[];
}

/** An app, as far as chaos has to know it: what is not there is left out. */
export interface ChaosApp {
  readonly name: string;
  /** What `npm start` starts. */
  readonly main: URL;
  /** As `openDatabase` is told them. */
  readonly schemas: readonly string[];
  /** The settings that say where the data is, and what carries messages. */
  readonly settings: { readonly database: string; readonly broker?: string };
  readonly auth?: ChaosAuth;
  /** How events are written down. */
  readonly codecs?: readonly EventCodec[];
  /** Makes the repositories of all aggregates, by the category of their streams. */
  readonly aggregates?: (ports: RepositoryPorts) => Readonly<Record<string, LoadedAggregates>>;
  readonly views?: readonly View[];
  /** Systems outside, by the settings that say where they are. */
  readonly outside?: Readonly<Record<string, readonly OutsideCall[]>>;
}
