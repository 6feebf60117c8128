import type { Database } from '@plinth/runtime/database';
import { assertUpdated, inUse, seedWhenEmpty, uniqueAs } from '@plinth/runtime/repositories';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { book, library, openLibrary, shelve } from './library.ts';

let database: Database;
beforeEach(async () => {
  database = await openLibrary();
  await shelve(database, [book({ id: 'b1', title: 'Emma', isbn: '111' })]);
});
afterEach(() => database.close());

const insert = (row: Parameters<typeof book>[0]) =>
  database.run(() =>
    library(database)
      .insertInto('book')
      .values(book(row))
      .execute()
      .catch(uniqueAs({ id: 'id', isbn: 'isbn', 'title, price': ['title', 'price'] })),
  );

describe('uniqueAs', () => {
  it.each([
    ['the key', { id: 'b1', isbn: '2' }, { id: ['is already taken'] }],
    ['a field', { id: 'b2', isbn: '111' }, { isbn: ['is already taken'] }],
    [
      'fields together',
      { id: 'b2', isbn: '2', title: 'Emma' },
      { title: ['is already taken'], price: ['is already taken'] },
    ],
  ])('%s', async (_, row, fields) => {
    await expect(insert(row)).rejects.toMatchObject({ code: 'NotUnique', status: 409, fields });
  });

  it('throws other errors on', async () => {
    await expect(insert({ id: 'b2', shelf: 'none' })).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_FOREIGNKEY',
    });
    const unknown = database.run(() =>
      library(database)
        .insertInto('book')
        .values(book({ id: 'b1' }))
        .execute()
        .catch(uniqueAs({})),
    );
    await expect(unknown).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
  });
});

it('inUse: what is still referred to is not deleted', async () => {
  await database.run(async () => {
    await library(database)
      .insertInto('shelf')
      .values([{ id: 'north' }, { id: 'south' }])
      .execute();
    await library(database).updateTable('book').set({ shelf: 'north' }).execute();
  });
  const remove = (id: string) =>
    database.run(() =>
      library(database).deleteFrom('shelf').where('id', '=', id).execute().catch(inUse('Shelf')),
    );
  await expect(remove('north')).rejects.toMatchObject({
    code: 'Conflict',
    detail: 'this Shelf is still referred to',
  });
  await remove('south');
});

it('assertUpdated: the second of two changes of one version is refused', async () => {
  const rename = (title: string) =>
    database.run(async () => {
      const change = library(database)
        .updateTable('book')
        .set(({ eb }) => ({ title, version: eb('version', '+', 1) }))
        .where('id', '=', 'b1')
        .where('version', '=', 1);
      assertUpdated(await change.executeTakeFirst(), 'Book');
    });
  await rename('Persuasion');
  await expect(rename('Mansfield Park')).rejects.toMatchObject({ code: 'Conflict', status: 409 });
  const rows = await library(database).selectFrom('book').select(['title', 'version']).execute();
  expect(rows).toEqual([{ title: 'Persuasion', version: 2 }]);
  const gone = library(database).deleteFrom('book').where('version', '=', 1);
  await expect(
    database.run(async () => assertUpdated(await gone.executeTakeFirst(), 'Book')),
  ).rejects.toThrow();
});

it('seedWhenEmpty inserts once', async () => {
  const seed = () =>
    seedWhenEmpty(database, 'shelf', async () => {
      await library(database).insertInto('shelf').values({ id: 'north' }).execute();
    });
  expect([await seed(), await seed()]).toEqual([true, false]);
  expect(await library(database).selectFrom('shelf').selectAll().execute()).toEqual([
    { id: 'north' },
  ]);
});
