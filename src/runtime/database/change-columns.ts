import { type Kysely, PostgresAdapter, sql } from 'kysely';
import { changePostgresColumns } from './change-postgres-columns.ts';
import type { ColumnChange, ColumnChanges } from './column-change.ts';
import {
  type ColumnDefinition,
  parseTable,
  printTable,
  quoted,
  type TableDefinition,
} from './table-definition.ts';

/**
 * Changes columns of a table. On SQLite, whose own `alter table` cannot do most of it, it makes a
 * table of the new form, copies the rows and puts it in the place of the old one. Columns that are not named,
 * indexes and triggers stay as they are; an index goes with any of its columns.
 *
 * @example
 * await changeColumns(db, 'sales_order', {
 *   note: { type: types.text, define: (column) => column.notNull(), value: sql.lit('') },
 *   fax: 'drop',
 * });
 */
export async function changeColumns(
  db: Kysely<unknown>,
  table: string,
  changes: ColumnChanges,
): Promise<void> {
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await changePostgresColumns(db, table, changes);
    return;
  }
  const before = parseTable(await createStatement(db, table));
  const after = changed(before, changes, db);
  const around = await statementsAround(db, table, changes);
  const next = `${table}__new`;
  await sql.raw(printTable(next, after)).execute(db);
  await copyRows({ db, from: table, to: next, before, after, changes });
  if (/\bautoincrement\b/i.test(printTable(next, after))) await keepCount(db, table, next);
  await db.schema.dropTable(table).execute();
  await db.schema.alterTable(next).renameTo(table).execute();
  for (const statement of around) await sql.raw(statement).execute(db);
}

async function createStatement(db: Kysely<unknown>, table: string): Promise<string> {
  const { rows } = await sql<{
    sql: string;
  }>`select sql from sqlite_master where type = 'table' and name = ${table}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Error(`there is no table ${table}`);
  return found.sql;
}

/** The definition of a column as Kysely writes it. */
function definitionOf(
  name: string,
  { type, define = (column) => column }: ColumnChange,
  db: Kysely<unknown>,
): ColumnDefinition {
  const statement = db.schema.createTable('t').addColumn(name, type, define).compile();
  const [definition] = parseTable(statement.sql).columns;
  if (definition === undefined) throw new Error(`nothing defines the column ${name}`);
  return definition;
}

function changed(
  before: TableDefinition,
  changes: ColumnChanges,
  db: Kysely<unknown>,
): TableDefinition {
  const present = new Set(before.columns.map(({ name }) => name));
  const changeOf = (name: string) => (Object.hasOwn(changes, name) ? changes[name] : undefined);
  const kept = before.columns.flatMap((column): readonly ColumnDefinition[] => {
    const change = changeOf(column.name);
    if (change === undefined) return [column];
    return change === 'drop' ? [] : [definitionOf(column.name, change, db)];
  });
  const added = Object.entries(changes).flatMap(([name, change]) =>
    change === 'drop' || present.has(name) ? [] : [definitionOf(name, change, db)],
  );
  return { ...before, columns: [...kept, ...added] };
}

interface Copying {
  readonly db: Kysely<unknown>;
  readonly from: string;
  readonly to: string;
  readonly before: TableDefinition;
  readonly after: TableDefinition;
  readonly changes: ColumnChanges;
}

async function copyRows({ db, from, to, before, after, changes }: Copying): Promise<void> {
  const present = new Set(before.columns.map(({ name }) => name));
  const values = after.columns.map(({ name }) => {
    const change = Object.hasOwn(changes, name) ? changes[name] : undefined;
    if (change !== undefined && change !== 'drop' && change.value !== undefined)
      return change.value;
    return present.has(name) ? sql.ref(name) : sql`null`;
  });
  const names = after.columns.map(({ name }) => sql.ref(name));
  try {
    await sql`insert into ${sql.table(to)} (${sql.join(names)}) select ${sql.join(values)} from ${sql.table(from)}`.execute(
      db,
    );
  } catch (error) {
    const missing = /NOT NULL constraint failed: .*\.([^.]+)$/.exec(String(error))?.[1];
    if (missing === undefined) throw error;
    throw new Error(
      `${from} has rows that would have no ${missing}: say in the migration what they get`,
      { cause: error },
    );
  }
}

/** Numbers of rows that were deleted are not given again. */
async function keepCount(db: Kysely<unknown>, from: string, to: string): Promise<void> {
  await sql`delete from sqlite_sequence where name = ${to}`.execute(db);
  await sql`insert into sqlite_sequence (name, seq) select ${to}, seq from sqlite_sequence where name = ${from}`.execute(
    db,
  );
}

/** What makes the indexes and triggers of a table again that outlive the change. */
async function statementsAround(
  db: Kysely<unknown>,
  table: string,
  changes: ColumnChanges,
): Promise<readonly string[]> {
  const { rows } = await sql<{
    type: string;
    name: string;
    sql: string;
  }>`select type, name, sql from sqlite_master where tbl_name = ${table} and type in ('index', 'trigger') and sql is not null order by rowid`.execute(
    db,
  );
  const statements: string[] = [];
  for (const { type, name, sql: statement } of rows) {
    const columns = type === 'index' ? await columnsOfIndex(db, name) : [];
    if (!columns.some((column) => changes[column] === 'drop')) statements.push(statement);
  }
  return statements;
}

async function columnsOfIndex(db: Kysely<unknown>, index: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string | null }>`${sql.raw(
    `pragma index_info(${quoted(index)})`,
  )}`.execute(db);
  return rows.flatMap(({ name }) => (name === null ? [] : [name]));
}
