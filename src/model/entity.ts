import type { Allow } from './allow.ts';
import type { Answer } from './answer.ts';
import type { Cache } from './cache.ts';
import type { Field, Root } from './declaration.ts';
import type { Index } from './index-columns.ts';
import type { Page } from './page.ts';
import type { Route } from './route.ts';

export type Verb = 'create' | 'get' | 'list' | 'replace' | 'patch' | 'delete';

/** The field of another entity that holds the rows of an owned one. */
export interface Owner {
  readonly entity: Root;
  readonly field: Field;
}

export interface EntityHttp {
  /** With the base path. @example '/api/products' */
  readonly path: string;
  /** Keys that wrap one row and a list of rows, both ways; undefined: bare. */
  readonly envelope: { readonly one: string; readonly many: string } | undefined;
  /** One for each verb of `crud`. */
  readonly routes: readonly (Route & { readonly verb: Verb })[];
  /** The delete route answers the row it deleted. */
  readonly answersDeleted: boolean;
}

export interface List {
  readonly filter: readonly Field[];
  readonly search: readonly Field[];
  readonly sort: readonly Field[];
  /** Undefined: a bare array with everything. */
  readonly page: Page | undefined;
  readonly read: 'primary' | 'replica';
  /** The keys of the answer that hold the rows and their number. */
  readonly envelope: { readonly items: string; readonly total: string };
  readonly sparse: boolean;
}

export interface EntityEvent {
  /** @example 'ProductCreated' */
  readonly name: string;
  readonly on: 'created' | 'updated' | 'deleted';
}

export interface Entity extends Root {
  readonly kind: 'entity';
  readonly indexes: readonly Index[];
  /** In the order of `Verb`; empty: owned by others. */
  readonly crud: readonly Verb[];
  /** Who owns it, when `crud` is empty. */
  readonly owners: readonly Owner[];
  readonly http: EntityHttp | undefined;
  readonly answer: Answer;
  /** The path of its pages. @example '/ui/tasks' */
  readonly pages: string | undefined;
  readonly list: List;
  readonly allow: { readonly read: Allow; readonly write: Allow };
  readonly events: readonly EntityEvent[];
  readonly cache: Cache | undefined;
}
