import { describe, expect, test } from 'vitest';
import { readJson } from '../../src/model/build/data.ts';
import type { Json } from '../../src/spec/data.ts';
import { contextOf, found } from './model-of.ts';

const shop = `
types: { Sku: "string(/^[A-Z]{3}$/)", Amount: decimal(0..100 scale=2) }
enums: { Size: { Small: s, Large: l } }
unions: { Payment: { card: { last4: string(4) }, cash: {} } }
values: { Money: { fields: { amount: Amount, size: Size = Small } } }
entities:
  Product: { id: Sku, fields: { name: string }, crud: all }
  Sample: { fields: { field: %s }, crud: all }`;

const read = async (type: string, value: Json) => {
  const { entities } = await contextOf(shop.replace('%s', type));
  const field = found(entities.find(({ name }) => name === 'Sample')?.fields[0]);
  const { value: read, problems } = readJson(value, field);
  return problems.length === 0
    ? read
    : problems.map(({ problem, path }) => [path.join('.'), problem]);
};

describe('data that fits, as it is stored', () => {
  test.each<[string, Json, Json]>([
    ['Size', 'Large', 'l'],
    ['Size', 'l', 'l'],
    ['Size*', ['Small', 'l'], ['s', 'l']],
    ['ref Product', 'ABC', 'ABC'],
    ['string?', null, null],
    ['decimal', '1.5', '1.5'],
    ['decimal', 1.5, 1.5],
    ['datetime', '2026-01-31T10:00:00Z', '2026-01-31T10:00:00Z'],
    ['Money', { amount: '1.00', size: 'Large' }, { amount: '1.00', size: 'l' }],
    ['Payment', { type: 'card', last4: '4242' }, { type: 'card', last4: '4242' }],
    ['map(Size int)', { Small: 1 }, { Small: 1 }],
    ['json', { any: ['thing'] }, { any: ['thing'] }],
  ])('%s: %j', async (type, value, wanted) => {
    expect(await read(type, value)).toEqual(wanted);
  });
});

describe('data that does not fit', () => {
  test.each<[string, Json, string, string]>([
    ['Size', 'Medium', '', '"Medium" is not a Size'],
    ['Sku', 'abc', '', '"abc" is not a Sku'],
    ['ref Product', 'abc', '', '"abc" is not a Sku'],
    ['string', null, '', 'null is not a string'],
    ['string(..3)', 'four', '', '"four" has 4 characters, not ..3'],
    ['int(1..)', 0, '', '0 is not 1..'],
    ['int', 1.5, '', '1.5 is not an int'],
    ['Amount', '1.234', '', '"1.234" is not an Amount'],
    ['date', '2026-02-31T', '', '"2026-02-31T" is not a date'],
    ['uuid', 'mia', '', '"mia" is not a uuid'],
    ['string+', [], '', 'at least one is needed'],
    ['Size*', 'Small', '', '"Small" is not a list'],
    ['Size*', ['Small', 'XL'], '1', '"XL" is not a Size'],
    ['Money', {}, '', 'amount is missing'],
    ['Money', { amount: '1', colour: 'red' }, 'colour', 'there is no field colour'],
    ['Payment', { type: 'cheque' }, '', '{"type":"cheque"} is not a Payment'],
    ['Payment', { type: 'card', last4: '1' }, 'last4', '"1" has 1 characters, not 4..4'],
  ])('%s: %j', async (type, value, path, problem) => {
    expect(await read(type, value)).toEqual([[path, problem]]);
  });
});
