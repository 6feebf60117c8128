import type { At } from '../diagnostic.ts';
import { defined, either, mapped } from './grammar/form.ts';
import { keyed } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { choice, whole } from './grammar/plain.ts';
import { optional, record, standard } from './grammar/record.ts';
import type { Name } from './name.ts';
import { pascalName } from './names.ts';
import { type Setting, setting } from './setting.ts';

/** A number of databases, or their URLs. */
export type Databases = { readonly at: At } & (
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'urls'; readonly urls: readonly Setting[] }
);

export interface ContextDb {
  readonly context: Name;
  readonly at: At;
  readonly url?: Setting;
  readonly replicas?: Databases;
  readonly shards?: Databases;
}

export interface Db {
  readonly at: At;
  readonly engine: 'sqlite' | 'postgres';
  readonly url?: Setting;
  readonly replicas?: Databases;
  readonly shards?: Databases;
  readonly contexts: readonly ContextDb[];
}

const databases: Kind<Databases> = either<Databases, Databases>(
  Array.isArray,
  mapped(list(setting), (urls, { at }) => ({ kind: 'urls' as const, urls, at })),
  mapped(whole(1, 1024), (count, { at }) => ({ kind: 'count' as const, count, at })),
);

const place = {
  url: optional(setting, 'Where it is: a file, a URL or env NAME.'),
  replicas: optional(databases, 'A number (<NAME>_REPLICA_1.. from the environment) or URLs.'),
  shards: optional(databases, 'A number or URLs.'),
};

export const db: Kind<Db> = defined(
  'db',
  record({
    engine: standard(choice('sqlite', 'postgres'), 'sqlite', 'The database.'),
    ...place,
    contexts: standard(
      keyed('context', pascalName, record(place)),
      [],
      'Databases of single contexts.',
    ),
  }),
);
