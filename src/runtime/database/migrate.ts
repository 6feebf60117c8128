import type { Kysely } from 'kysely';
import type { ColumnTypes } from './column-types.ts';
import type { Database } from './database.ts';

/** One step of the tables from one shape to the next; it never changes once it has been released. */
export interface Migration {
  /** Unique and kept: `0001-initial`. */
  readonly name: string;
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
}

export interface AppliedMigration {
  readonly name: string;
  readonly at: string;
}

interface MigrationTables {
  plinth_migration: AppliedMigration;
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

/** What has been applied, and what `migrate` would apply. */
export async function migrationStatus(
  database: Database,
  migrations: readonly Migration[],
): Promise<MigrationStatus> {
  const applied = await readApplied(database);
  requireKnown(applied, migrations);
  const done = new Set(namesOf(applied));
  const pending = namesOf(migrations).filter((name) => !done.has(name));
  return { applied, pending };
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
    await db.insertInto('plinth_migration').values({ name: migration.name, at }).execute();
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
    .execute();
}

async function readApplied(database: Database): Promise<readonly AppliedMigration[]> {
  const tables = await database.of<unknown>().introspection.getTables();
  if (!tables.some(({ name }) => name === 'plinth_migration')) return [];
  const db = database.of<MigrationTables>();
  return db.selectFrom('plinth_migration').selectAll().orderBy('at').orderBy('name').execute();
}

function requireKnown(
  applied: readonly AppliedMigration[],
  migrations: readonly Migration[],
): void {
  const known = new Set(namesOf(migrations));
  if (known.size < migrations.length) throw new Error('two migrations have the same name');
  const unknown = namesOf(applied).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new Error(`the database is newer than this app: it has had ${unknown.join(', ')}`);
}

function namesOf(list: readonly { readonly name: string }[]): readonly string[] {
  return list.map(({ name }) => name);
}
