import { afterEach, describe, expect, test } from 'vitest';
import { createServer, type Server } from '../../../src/runtime/controllers/index.ts';
import { Decimal } from '../../../src/runtime/domain/index.ts';
import { createLogger } from '../../../src/runtime/observability/index.ts';

const decimal = { type: ['string', 'number'], format: 'decimal', 'x-decimal': { scale: 2 } };

const money = {
  $id: 'Money',
  type: 'object',
  required: ['amount'],
  properties: {
    amount: decimal,
    tax: { ...decimal, type: ['string', 'number', 'null'] },
    parts: { type: 'array', items: decimal },
  },
};

const discount = {
  $id: 'Discount',
  type: 'object',
  discriminator: { propertyName: 'type' },
  oneOf: [
    { type: 'object', properties: { type: { const: 'rate' }, by: decimal } },
    { type: 'object', properties: { type: { const: 'code' }, by: { type: 'string' } } },
  ],
};

const tree = {
  $id: 'Tree',
  type: 'object',
  properties: { at: decimal, below: { type: 'array', items: { $ref: 'Tree#' } } },
};

const inNumbers = { amount: 12.5, tax: null, parts: [10, 2.5] };

const price = {
  amount: Decimal.of('12.50'),
  tax: null,
  parts: [Decimal.of('10.00'), '2.50'],
};

const log = createLogger({ name: 'prices', level: 'silent' });

describe('decimals in answers', () => {
  let app: Server;

  afterEach(() => app.close());

  async function answers(decimals?: 'string' | 'number'): Promise<readonly unknown[]> {
    app = await createServer({
      info: { title: 'Prices', version: '1' },
      log,
      schemas: [money],
      ...(decimals && { decimals }),
    });
    app.get('/price', { schema: { response: { 200: { $ref: 'Money#' } } } }, async () => price);
    app.get('/total', { schema: { response: { 200: decimal } } }, async () => Decimal.of('1.20'));
    const urls = ['/price', '/total'];
    const replies = await Promise.all(urls.map((url) => app.inject({ url })));
    return replies.map(({ body }) => body);
  }

  test('are texts where nothing is said', async () => {
    expect(await answers()).toEqual([
      '{"amount":"12.50","tax":null,"parts":["10.00","2.50"]}',
      '"1.20"',
    ]);
  });

  test('are numbers where the spec wants numbers', async () => {
    expect(await answers('number')).toEqual(['{"amount":12.5,"tax":null,"parts":[10,2.5]}', '1.2']);
  });

  test.each([
    ['may be missing', { anyOf: [{ $ref: 'Money#' }, { type: 'null' }] }, price, inNumbers],
    ['is missing', { anyOf: [{ $ref: 'Money#' }, { type: 'null' }] }, null, null],
    ['is in a list', { type: 'array', items: { $ref: 'Money#' } }, [price], [inNumbers]],
    ['is in a map', { type: 'object', additionalProperties: decimal }, { a: '1.50' }, { a: 1.5 }],
    [
      'is one case of a union',
      { $ref: 'Discount#' },
      { type: 'rate', by: '0.10' },
      { type: 'rate', by: 0.1 },
    ],
    [
      'is text in another case',
      { $ref: 'Discount#' },
      { type: 'code', by: '0.10' },
      { type: 'code', by: '0.10' },
    ],
    [
      'holds others of its kind',
      { $ref: 'Tree#' },
      { at: '1.00', below: [{ at: '2.50' }] },
      { at: 1, below: [{ at: 2.5 }] },
    ],
  ])('are numbers where the value %s', async (_, schema, value, wanted) => {
    app = await createServer({
      info: { title: 'Prices', version: '1' },
      log,
      schemas: [money, discount, tree],
      decimals: 'number',
    });
    app.get('/value', { schema: { response: { 200: schema } } }, async () => value);
    const { body } = await app.inject({ url: '/value' });
    expect(JSON.parse(body)).toEqual(wanted);
  });

  test('are documented as what requests may hold, too', async () => {
    await answers('number');
    expect(app.openapi().components?.schemas?.Money).toMatchObject({
      properties: { amount: { type: ['string', 'number'] } },
    });
  });
});
