import { sql } from 'kysely';
import type { Database } from '../../src/runtime/database/index.ts';

type Row = Readonly<Record<string, unknown>>;

/** What a database says of each of its tables, whatever the order in which it came to them. */
export async function schemaIn(database: Database): Promise<Readonly<Record<string, unknown>>> {
  const all = async (text: string): Promise<readonly Row[]> => {
    const { rows } = await sql.raw<Row>(text).execute(database.of<unknown>());
    return rows;
  };
  const tables = await all(
    "select name, sql from sqlite_master where type = 'table' and name not like 'plinth_%' and name not like 'sqlite_%' order by name",
  );
  const schema: Record<string, unknown> = {};
  for (const { name, sql: text } of tables) {
    const columns = await all(`pragma table_info("${name}")`);
    const keys = await all(`pragma foreign_key_list("${name}")`);
    schema[String(name)] = {
      columns: sorted(columns.map(({ cid: _, ...column }) => column)),
      references: sorted(
        keys.map(({ from, table, to, on_delete }) => ({ from, table, to, on_delete })),
      ),
      indexes: await indexesOf(String(name), all),
      counted: /autoincrement/i.test(String(text)),
    };
  }
  return schema;
}

async function indexesOf(
  table: string,
  all: (text: string) => Promise<readonly Row[]>,
): Promise<readonly unknown[]> {
  const indexes = (await all(`pragma index_list("${table}")`)).filter(
    ({ origin }) => origin === 'c',
  );
  const found = indexes.map(async ({ name, unique }) => {
    const columns = (await all(`pragma index_xinfo("${name}")`)).filter(({ key }) => key === 1);
    return { name, unique, columns: columns.map((one) => [one.name, one.desc]) };
  });
  return sorted(await Promise.all(found));
}

const sorted = (items: readonly object[]): readonly object[] =>
  items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
