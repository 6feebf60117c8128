import type { Kysely } from 'kysely';
import type { ColumnTypes } from './column-types.ts';
import type { Database } from './database.ts';

/** One step of the tables from one shape to the next; it never changes once it has been released. */
export interface Migration {
  /** Unique and kept: `0001-initial`. */
  readonly name: string;
  /** Changes with its text, so that a database made by an earlier text of the same name is noticed. */
  readonly fingerprint?: string;
  /** What is called something else afterwards. @example ['catalog_item', 'catalog_item.title'] */
  readonly renames?: readonly string[];
  up(db: Kysely<unknown>, types: ColumnTypes): Promise<void>;
}

export interface MigrationReport {
  /** What was applied now, in this order. */
  readonly applied: readonly string[];
  /** What had been applied before. */
  readonly already: readonly string[];
}

export interface MigrationStatus {
  readonly applied: readonly AppliedMigration[];
  readonly pending: readonly string[];
  /** Names that are still in the database, and that what is pending takes out of it. */
  readonly oldNames: readonly string[];
}

export interface AppliedMigration {
  readonly name: string;
  readonly at: string;
}

interface MigrationRow extends AppliedMigration {
  readonly fingerprint: string | null;
}

interface MigrationTables {
  plinth_migration: MigrationRow;
}

/**
 * Applies what is missing, all of it or nothing. Of two processes that start at once one applies,
 * and the other waits and finds nothing left to do.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[],
): Promise<MigrationReport> {
  // Most starts find nothing to do: that is seen without asking for the right to write.
  const before = await migrationStatus(database, migrations);
  if (before.pending.length === 0) return { applied: [], already: namesOf(before.applied) };
  return database.alter(() => applyPending(database, migrations));
}

/** The database and the migrations do not fit together: somebody has to decide. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** What has been applied, and what `migrate` would apply. */
export async function migrationStatus(
  database: Database,
  migrations: readonly Migration[],
): Promise<MigrationStatus> {
  const applied = await readApplied(database);
  requireKnown(applied, migrations);
  const done = new Set(namesOf(applied));
  const missing = migrations.filter(({ name }) => !done.has(name));
  return {
    applied: applied.map(({ name, at }) => ({ name, at })),
    pending: namesOf(missing),
    // A database that is empty has no names at all.
    oldNames: applied.length === 0 ? [] : missing.flatMap(({ renames = [] }) => renames),
  };
}

async function applyPending(
  database: Database,
  migrations: readonly Migration[],
): Promise<MigrationReport> {
  const db = database.of<MigrationTables>();
  await createTable(db);
  const { applied, pending } = await migrationStatus(database, migrations);
  for (const migration of migrations.filter(({ name }) => pending.includes(name))) {
    await applyOne(migration, database);
    const at = new Date().toISOString();
    const { name, fingerprint = null } = migration;
    await db.insertInto('plinth_migration').values({ name, at, fingerprint }).execute();
  }
  return { applied: pending, already: namesOf(applied) };
}

async function applyOne(migration: Migration, database: Database): Promise<void> {
  try {
    await migration.up(database.of<unknown>(), database.columnTypes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `migration ${migration.name} failed, and nothing was changed: ${reason}`;
    throw new Error(message, { cause: error });
  }
}

async function createTable(db: Kysely<MigrationTables>): Promise<void> {
  await db.schema
    .createTable('plinth_migration')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text')
    .execute();
}

async function readApplied(database: Database): Promise<readonly MigrationRow[]> {
  const tables = await database.of<unknown>().introspection.getTables();
  if (!tables.some(({ name }) => name === 'plinth_migration')) return [];
  const db = database.of<MigrationTables>();
  return db.selectFrom('plinth_migration').selectAll().orderBy('at').orderBy('name').execute();
}

function requireKnown(applied: readonly MigrationRow[], migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  if (known.size < migrations.length) throw new Error('two migrations have the same name');
  const unknown = namesOf(applied).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new MigrationError(
      `the database is newer than this app: it has had ${unknown.join(', ')}. Start the newer app.`,
    );
  }
  const other = applied.find(
    ({ name, fingerprint }) => fingerprint !== (known.get(name)?.fingerprint ?? null),
  );
  if (other === undefined) return;
  throw new MigrationError(
    `the database was made by another ${other.name} than this app has. If nothing in it matters, delete it and start again; otherwise bring the migration back as it was and put the change into a new one.`,
  );
}

function namesOf(list: readonly { readonly name: string }[]): readonly string[] {
  return list.map(({ name }) => name);
}
