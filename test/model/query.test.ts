import { describe, expect, test } from 'vitest';
import type { Query, QueryBody } from '../../src/model/query.ts';
import { contextOf, found } from './model-of.ts';

const entities = `
enums: { Status: { Open: open-now, Closed: closed } }
entities:
  Ticket:
    fields: { code: string unique, status: Status, tags: string*, seats: int, at: datetime, owner: uuid }
    crud: all`;

const queryOf = async (query: string): Promise<Query> => {
  const { queries } = await contextOf(`${entities.trim()}\nqueries:\n  Found: ${query}`);
  return found(queries[0]);
};
const fromOf = async (query: string): Promise<QueryBody & { readonly kind: 'from' }> => {
  const { body } = await queryOf(query);
  if (body.kind !== 'from') throw new Error('a query by hand');
  return body;
};

describe('one row or a list', () => {
  test.each([
    ['where: [id = code]', 'code: uuid', 'one'],
    ['where: [code]', 'code: string', 'one'],
    ['where: [code, seats > 3]', 'code: string', 'one'],
    ['where: [owner = actor.id]', 'code: string', 'list'],
    ['where: [id = actor.id]', 'code: string', 'one'],
    ["where: [code = 'A1']", 'code: string', 'one'],
    ['where: [code]', 'code: string?', 'list'],
    ['where: [code != code]', 'code: string', 'list'],
    ['where: [seats = code]', 'code: int', 'list'],
  ])('%s with %s: %s', async (where, input, rows) => {
    expect((await fromOf(`{ from: Ticket, input: { ${input} }, ${where} }`)).rows).toBe(rows);
  });
});

describe('conditions', () => {
  test.each([
    ['seats >= least', 'least: int?', { op: '>=', optional: true }],
    ['seats >= least', 'least: int', { op: '>=', optional: false }],
    ['seats >= least', 'least: int? = 1', { op: '>=', optional: false }],
    ['status in wanted', 'wanted: Status*', { op: 'in', optional: true }],
    ['status = Status.Open', '', { operand: { kind: 'member', member: { wire: 'open-now' } } }],
    ["tags contains 'vip'", '', { operand: { kind: 'text', value: 'vip' } }],
    ['status in (Status.Open Status.Closed)', '', { operand: { kind: 'list' } }],
    ["at > '2026-01-01T00:00:00.000Z'", '', { operand: { kind: 'text' } }],
    ['owner = actor.id', '', { operand: { kind: 'actor', name: 'id' } }],
  ])('%s with { %s }', async (where, input, wanted) => {
    const { where: conditions } = await fromOf(
      `{ from: Ticket, input: { ${input} }, where: ["${where}"] }`,
    );
    expect(conditions[0]).toMatchObject(wanted);
  });
});

describe('order and page', () => {
  const sorted = async (keys: string) => {
    const { sort } = await fromOf(`{ from: Ticket${keys} }`);
    return sort.map(({ field, descending }) => `${descending ? '-' : ''}${field.name}`);
  };

  test.each([
    ['', ['id']],
    [', sort: -seats', ['-seats', 'id']],
    [', sort: -id', ['-id']],
  ])('%s ends in the id', async (keys, wanted) => {
    expect(await sorted(keys)).toEqual(wanted);
  });

  test.each([
    ['', { size: 20, max: 100 }],
    [', page: 5..10', { size: 5, max: 10 }],
    [', page: none', undefined],
  ])('page%s', async (keys, wanted) => {
    expect((await fromOf(`{ from: Ticket${keys} }`)).page).toEqual(wanted);
  });
});

test('a query by hand returns what it says', async () => {
  const { body, http } = await queryOf('{ returns: Status*, code: true, http: GET /found }');
  expect(body).toMatchObject({ kind: 'code', returns: { kind: 'shape', card: 'many' } });
  expect(http).toMatchObject({ method: 'GET', path: '/found', status: 200 });
});
