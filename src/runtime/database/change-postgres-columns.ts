import {
  ColumnDefinitionBuilder as Builder,
  type ColumnDefinitionBuilder,
  ColumnDefinitionNode,
  type DefaultValueNode,
  type Kysely,
  type RawBuilder,
  type ReferencesNode,
  sql,
} from 'kysely';
import type { ColumnChange, ColumnChanges } from './column-change.ts';
import { postgresError } from './postgres-error.ts';

interface SetColumn {
  readonly name: string;
  readonly change: ColumnChange;
  readonly node: ColumnDefinitionNode;
}

/** What `changeColumns` does, by PostgreSQL's own `alter table`. */
export async function changePostgresColumns(
  db: Kysely<unknown>,
  table: string,
  changes: ColumnChanges,
): Promise<void> {
  const present = await columnsOf(db, table);
  const set = Object.entries(changes).flatMap(([name, change]) =>
    change === 'drop' ? [] : [{ name, change, node: nodeOf(name, change) }],
  );
  const change = new Change(db, table);
  try {
    await change.add(set.filter(({ name }) => !present.has(name)));
    await change.alter(set.filter(({ name }) => present.has(name)));
  } catch (error) {
    const { code, column } = postgresError(error) ?? {};
    if (code !== '23502') throw error;
    const message = `${table} has rows that would have no ${column}: say in the migration what they get`;
    throw new Error(message, { cause: error });
  }
  for (const [name, one] of Object.entries(changes)) {
    if (one === 'drop') await db.schema.alterTable(table).dropColumn(name).execute();
  }
}

async function columnsOf(db: Kysely<unknown>, table: string): Promise<ReadonlySet<string>> {
  const tables = await db.introspection.getTables();
  const found = tables.find(({ name }) => name === table);
  if (found === undefined) throw new Error(`there is no table ${table}`);
  return new Set(found.columns.map(({ name }) => name));
}

function nodeOf(
  name: string,
  { define = (column: ColumnDefinitionBuilder) => column }: ColumnChange,
): ColumnDefinitionNode {
  // Of the type only the SQL is of interest, which the statements say themselves.
  const blank = ColumnDefinitionNode.create(name, sql`unknown`.toOperationNode());
  return define(new Builder(blank)).toOperationNode();
}

class Change {
  readonly #db: Kysely<unknown>;
  readonly #table: string;

  constructor(db: Kysely<unknown>, table: string) {
    this.#db = db;
    this.#table = table;
  }

  /** New columns, filled from the rows as they are; only then must they be there. */
  async add(columns: readonly SetColumn[]): Promise<void> {
    const filled = columns.flatMap(({ name, change: { value } }) =>
      value === undefined ? [] : [sql`${sql.ref(name)} = (${value})`],
    );
    for (const column of columns) {
      await this.#db.schema
        .alterTable(this.#table)
        .addColumn(column.name, column.change.type, (made) => this.#defined(column.change, made))
        .execute();
    }
    if (filled.length > 0) {
      await sql`update ${sql.table(this.#table)} set ${sql.join(filled)}`.execute(this.#db);
    }
    for (const { name, node, change } of columns) {
      if (node.notNull !== true || change.value === undefined) continue;
      await this.#alterColumn(name, sql`set not null`);
    }
  }

  /** New forms of columns that are there: in one statement, as each is made from the row as it was. */
  async alter(columns: readonly SetColumn[]): Promise<void> {
    if (columns.length === 0) return;
    for (const { name } of columns) await this.#dropReferences(name);
    const steps = columns.flatMap(({ name, change, node }) => {
      const column = sql.ref(name);
      const type = typeof change.type === 'string' ? sql.raw(change.type) : change.type;
      return [
        sql`alter column ${column} drop default`,
        sql`alter column ${column} type ${type} using (${change.value ?? column})::${type}`,
        node.notNull === true || node.primaryKey === true
          ? sql`alter column ${column} set not null`
          : sql`alter column ${column} drop not null`,
      ];
    });
    await sql`alter table ${sql.table(this.#table)} ${sql.join(steps)}`.execute(this.#db);
    for (const { name, node } of columns) await this.#finish(name, node);
  }

  async #finish(name: string, { defaultTo, references }: ColumnDefinitionNode): Promise<void> {
    if (defaultTo !== undefined) {
      await this.#alterColumn(name, sql`set default ${expressionOf(defaultTo)}`);
    }
    if (references !== undefined) await this.#refer(name, references);
  }

  async #refer(name: string, references: ReferencesNode): Promise<void> {
    const to = { toOperationNode: () => references };
    await sql`alter table ${sql.table(this.#table)} add foreign key (${sql.ref(name)}) ${to}`.execute(
      this.#db,
    );
  }

  /** As it was asked for, save that a column which is filled may be empty until then. */
  #defined(change: ColumnChange, made: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
    const whole = (change.define?.(made) ?? made).toOperationNode();
    const { notNull, ...rest } = whole;
    return new Builder(change.value === undefined || notNull !== true ? whole : rest);
  }

  async #alterColumn(name: string, what: RawBuilder<unknown>): Promise<void> {
    await sql`alter table ${sql.table(this.#table)} alter column ${sql.ref(name)} ${what}`.execute(
      this.#db,
    );
  }

  async #dropReferences(name: string): Promise<void> {
    const { rows } = await sql<{ name: string }>`select c.conname as name from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and c.conkey = array[a.attnum]
      where c.contype = 'f' and c.conrelid = ${this.#regclass()}::regclass and a.attname = ${name}`.execute(
      this.#db,
    );
    for (const { name: constraint } of rows) {
      await this.#db.schema.alterTable(this.#table).dropConstraint(constraint).execute();
    }
  }

  /** The name of the table as PostgreSQL reads it out of a text. */
  #regclass(): string {
    return sql.table(this.#table).compile(this.#db).sql;
  }
}

const expressionOf = (node: DefaultValueNode) => ({
  toOperationNode: () => node.defaultValue,
});
