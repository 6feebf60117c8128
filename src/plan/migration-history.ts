import { initialSchema } from './initial-schema.ts';
import { applyChanges, type Schema, type SchemaChange } from './schema-change.ts';

/** What plinth.lock remembers of the database. */
export interface MigrationHistory {
  /** What each migration did, as JSON, by its name; in any order. @example '0001-initial' */
  readonly migrations: ReadonlyMap<string, string>;
  /** The text of the first migration, for locks that are older than `migrations`. */
  readonly initial: string | undefined;
  /** Names under which more than rows is kept, of the last run. @example 'category sales.order' */
  readonly stored: ReadonlySet<string>;
}

export const NO_HISTORY: MigrationHistory = {
  migrations: new Map(),
  initial: undefined,
  stored: new Set(),
};

export const INITIAL = '0001-initial';

/** The migrations of an app, in order, and the schema that they lead to. */
export interface Past {
  readonly migrations: ReadonlyMap<string, readonly SchemaChange[]>;
  readonly schema: Schema;
}

/** What was done so far. Two histories that git joined are one after the other. */
export function pastOf({ migrations, initial }: MigrationHistory): Past {
  const first: [string, readonly SchemaChange[]][] =
    migrations.size > 0 || initial === undefined ? [] : [[INITIAL, initialSchema(initial)]];
  const known = [...migrations].map(([name, json]): [string, readonly SchemaChange[]] => [
    name,
    // Written by plinth itself, see `printHistory`.
    JSON.parse(json) as readonly SchemaChange[],
  ]);
  const all = [...first, ...known].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    migrations: new Map(all),
    schema: applyChanges(
      new Map(),
      all.flatMap(([, changes]) => changes),
    ),
  };
}

export const printHistory = (
  migrations: ReadonlyMap<string, readonly SchemaChange[]>,
): ReadonlyMap<string, string> =>
  new Map([...migrations].map(([name, changes]) => [name, JSON.stringify(changes)]));

/** The name of the next one. @example '0002-add-order-note' */
export function nextName(names: Iterable<string>, title: string): string {
  const numbers = [...names].map((name) => Number.parseInt(name, 10)).filter(Number.isFinite);
  const next = Math.max(0, ...numbers) + 1;
  return `${String(next).padStart(4, '0')}-${title}`;
}
