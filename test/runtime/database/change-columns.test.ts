import { type ColumnChanges, changeColumns, type Database } from '@plinth/runtime/database';
import { temporaryDatabase } from '@plinth/runtime/testing';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseTable, printTable } from '../../../src/runtime/database/table-definition.ts';

let database: Database;

const setup = [
  'create table shelf (id text primary key)',
  'create table "book (old)" ("id" integer primary key autoincrement, "shelf" text references shelf (id), "title" text not null collate nocase, "pages" text check (pages <> \'(\'), unique (title, pages))',
  'create index book_title on "book (old)" (title desc) where title is not null',
  'create index book_pages on "book (old)" (pages)',
  'create trigger book_named after insert on "book (old)" begin update shelf set id = id; end',
  "insert into shelf values ('a')",
  "insert into \"book (old)\" (shelf, title, pages) values ('a', 'One', '12'), (null, 'Two', null), ('a', 'Three', '3')",
  'delete from "book (old)" where id = 3',
];

beforeEach(async () => {
  database = await temporaryDatabase();
  await database.run(async () => {
    for (const text of setup) await sql.raw(text).execute(database.of<unknown>());
  });
});

afterEach(() => database.close());

const change = (changes: ColumnChanges): Promise<void> =>
  database.alter(() => changeColumns(database.of<unknown>(), 'book (old)', changes));

async function all(text: string): Promise<readonly unknown[]> {
  const { rows } = await sql.raw(text).execute(database.of<unknown>());
  return rows;
}

const names = async (): Promise<readonly unknown[]> =>
  (await all("select name from sqlite_master where name like 'book%' order by name")).map(
    (row) => (row as { readonly name: string }).name,
  );

describe('columns', () => {
  it('change with what rows get, and leave all else as it is', async () => {
    await change({
      pages: {
        type: 'integer',
        define: (column) => column.notNull(),
        value: sql`coalesce(pages, 0)`,
      },
      note: { type: 'text' },
    });
    expect(await all('select * from "book (old)"')).toEqual([
      { id: 1, shelf: 'a', title: 'One', pages: 12, note: null },
      { id: 2, shelf: null, title: 'Two', pages: 0, note: null },
    ]);
    expect(await names()).toEqual(['book (old)', 'book_named', 'book_pages', 'book_title']);
    await database.run(async () => {
      const text = 'insert into "book (old)" (title, pages) values (\'Four\', 4)';
      await sql.raw(text).execute(database.of<unknown>());
    });
    expect(await all('select max(id) as id from "book (old)"')).toEqual([{ id: 4 }]);
    const insert = database.run(async () => {
      await sql
        .raw('insert into "book (old)" (title, pages) values (\'four\', 4)')
        .execute(database.of<unknown>());
    });
    await expect(insert).rejects.toThrow(/unique/i);
  });

  it('go with the indexes that they are in', async () => {
    await change({ shelf: 'drop' });
    expect(await all('pragma foreign_key_list("book (old)")')).toEqual([]);
    expect(await names()).toEqual(['book (old)', 'book_named', 'book_pages', 'book_title']);
  });

  it('that rows have nothing for are refused, and nothing changes', async () => {
    const changes: ColumnChanges = {
      note: { type: 'text', define: (column) => column.notNull() },
    };
    await expect(change(changes)).rejects.toThrow(
      'book (old) has rows that would have no note: say in the migration what they get',
    );
    expect(await all('select count(*) as n from "book (old)"')).toEqual([{ n: 2 }]);
  });
});

describe('a table definition', () => {
  it.each([
    'create table "a" ("id" text primary key, "b" decimal(10, 2) default (1 + (2)), check ("b" > 0)) strict',
    'create table "a(" ("x,y" text default \'),\', `z` text, [w] text, constraint "k" primary key ("x,y", "z"))',
  ])('is read part by part: %s', (text) => {
    const name = /"([^"]*)"/.exec(text)?.[1] ?? '';
    expect(printTable(name, parseTable(text))).toBe(text);
  });

  it('knows its columns by their names', () => {
    const { columns } = parseTable(
      'create table t (id int, "a b" text, [c,d] text, primary key (id))',
    );
    expect(columns.map(({ name }) => name)).toEqual(['id', 'a b', 'c,d']);
  });
});
