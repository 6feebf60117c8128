import { Decimal } from '@plinth/runtime/domain';
import {
  asNumber,
  containsAny,
  containsElement,
  containsText,
  numeric,
  startsWithText,
} from '@plinth/runtime/repositories';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { book, type LibraryTables, library, openLibrary, shelve } from './library.ts';

type Books = ExpressionBuilder<LibraryTables, 'book'>;

const database = await openLibrary();
afterAll(() => database.close());
beforeAll(() =>
  shelve(database, [
    book({ id: 'discount', title: '100% Wolle', price: '9.00', tags: '["yarn","sale"]' }),
    book({ id: 'wool', title: '100 g Wolle', price: '10.00', tags: '["yarn"]' }),
    book({ id: 'snake', title: 'snake_case', price: '10.5', tags: '[1,"1"]' }),
    book({ id: 'path', title: 'C:\\temp', price: '-2.25' }),
    book({ id: 'plain', title: 'snakeXcase', price: '100.00' }),
    book({ id: 'quote', title: "O'Brien", price: '0.00' }),
  ]),
);

const idsWhere = async (condition: (books: Books) => Expression<SqlBool>): Promise<string[]> => {
  const rows = await library(database)
    .selectFrom('book')
    .select('id')
    .where(condition)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
};

describe('text search', () => {
  it.each([
    ['wolle', ['discount', 'wool']],
    ['100%', ['discount']],
    ['snake_case', ['snake']],
    ['\\', ['path']],
    ["o'b", ['quote']],
    ["' or 1=1 --", []],
    ['', ['discount', 'path', 'plain', 'quote', 'snake', 'wool']],
  ])('containsText %j', async (text, want) => {
    expect(await idsWhere(({ ref }) => containsText(ref('title'), text))).toEqual(want);
  });

  it.each([
    ['100', ['discount', 'wool']],
    ['%', []],
    ['Wolle', []],
  ])('startsWithText %j', async (text, want) => {
    expect(await idsWhere(({ ref }) => startsWithText(ref('title'), text))).toEqual(want);
  });

  it.each(['x'.repeat(1_001), 'a\u0000b', '\ud800'])(
    'refuses a text it cannot search for',
    async (text) => {
      const search = async (): Promise<unknown> =>
        idsWhere(({ ref }) => containsText(ref('title'), text));
      await expect(search()).rejects.toMatchObject({ code: 'Validation' });
    },
  );

  it('finds elements of a list, not parts of them', async () => {
    expect(await idsWhere(({ ref }) => containsElement(ref('tags'), 'yarn'))).toEqual([
      'discount',
      'wool',
    ]);
    expect(await idsWhere(({ ref }) => containsElement(ref('tags'), 'yar'))).toEqual([]);
    expect(await idsWhere(({ ref }) => containsElement(ref('tags'), 1))).toEqual(['snake']);
  });

  it.each([
    [
      ['sale', 'yarn', 'none'],
      ['discount', 'wool'],
    ],
    [['1'], ['snake']],
    [[1], ['snake']],
    [['yar'], []],
    [[], []],
  ])('finds any of %j once', async (elements, want) => {
    expect(await idsWhere(({ ref }) => containsAny(ref('tags'), elements))).toEqual(want);
  });
});

describe('decimals in columns', () => {
  it('compare by value', async () => {
    const above = (min: string) =>
      idsWhere(({ eb, ref }) => eb(asNumber(ref('price')), '>', numeric(min)));
    expect(await above('9.5')).toEqual(['plain', 'snake', 'wool']);
    expect(await above('-3')).toHaveLength(6);
    const equal = await idsWhere(({ eb, ref }) =>
      eb(asNumber(ref('price')), '=', numeric(Decimal.of('10.50'))),
    );
    expect(equal).toEqual(['snake']);
  });

  it('sort by value', async () => {
    const rows = await library(database)
      .selectFrom('book')
      .select('price')
      .orderBy(({ ref }) => asNumber(ref('price')))
      .execute();
    expect(rows.map(({ price }) => price)).toEqual([
      '-2.25',
      '0.00',
      '9.00',
      '10.00',
      '10.5',
      '100.00',
    ]);
  });
});
