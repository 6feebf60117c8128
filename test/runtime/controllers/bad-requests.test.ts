import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../../../src/runtime/controllers/index.ts';
import { ordersServer } from './orders-server.ts';

const json = { 'content-type': 'application/json' };
const good = { customer: 'Ada', lines: [{ quantity: 1 }] };

function post(payload: string | Buffer | object, headers: Record<string, string> = json) {
  return { method: 'POST', url: '/orders', headers, payload } as const;
}

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

const cases: readonly (readonly [string, InjectOptions, number, string])[] = [
  ['malformed JSON', post('{"customer": '), 400, 'BadRequest'],
  ['a text that is no JSON', post('hello'), 400, 'BadRequest'],
  ['an empty body', post(''), 400, 'BadRequest'],
  ['invalid UTF-8', post(Buffer.from([0x22, 0xc3, 0x28, 0x22])), 400, 'BadRequest'],
  ['__proto__ as a key', post('{"__proto__": {"admin": true}}'), 400, 'BadRequest'],
  ['an escaped __proto__', post('{"\\u005f_proto__": {"admin": true}}'), 400, 'BadRequest'],
  ['constructor.prototype', post('{"constructor": {"prototype": {}}}'), 400, 'BadRequest'],
  ['nesting 100,000 deep', post(nested(100_000)), 422, 'Validation'],
  ['a list for an object', post([]), 422, 'Validation'],
  ['null for an object', post('null'), 422, 'Validation'],
  ['no body at all', { method: 'POST', url: '/orders' }, 422, 'Validation'],
  ['a number for a text', post({ ...good, customer: 7 }), 422, 'Validation'],
  [
    'a number beyond all numbers',
    post('{"customer":"Ada","lines":[{"quantity":1e400}]}'),
    422,
    'Validation',
  ],
  ['an unknown field', post({ ...good, admin: true }), 422, 'Validation'],
  ['a body of 2 MB', post({ ...good, note: 'x'.repeat(2_000_000) }), 413, 'PayloadTooLarge'],
  ['XML', post('<order/>', { 'content-type': 'text/xml' }), 415, 'UnsupportedMediaType'],
  ['plain text', post('x', { 'content-type': 'text/plain' }), 415, 'UnsupportedMediaType'],
  ['a broken media type', post('x', { 'content-type': '///' }), 415, 'UnsupportedMediaType'],
  ['an unknown route', { method: 'GET', url: '/ordres' }, 404, 'NotFound'],
  ['another case', { method: 'GET', url: '/Orders' }, 404, 'NotFound'],
  ['a path parameter of the wrong form', { method: 'GET', url: '/orders/seven' }, 404, 'NotFound'],
  ['a path parameter out of range', { method: 'GET', url: '/orders/0' }, 404, 'NotFound'],
  ['a path parameter in hexadecimal', { method: 'GET', url: '/orders/0x7' }, 404, 'NotFound'],
  ['a path parameter with a blank', { method: 'GET', url: '/orders/%207' }, 404, 'NotFound'],
  ['a path parameter with a zero before', { method: 'GET', url: '/orders/07' }, 404, 'NotFound'],
  ['a query in another notation', { method: 'GET', url: '/orders?limit=1e1' }, 422, 'Validation'],
  ['an empty query for a number', { method: 'GET', url: '/orders?limit=' }, 422, 'Validation'],
  ['a wrong method', { method: 'DELETE', url: '/orders' }, 405, 'MethodNotAllowed'],
  ['a broken escape', { method: 'GET', url: '/orders/%zz' }, 400, 'BadRequest'],
  ['an overlong parameter', { method: 'GET', url: `/orders/${'7'.repeat(600)}` }, 404, 'NotFound'],
  [
    'an overlong query',
    { method: 'GET', url: `/orders?q=${'x'.repeat(9_000)}` },
    414,
    'UriTooLong',
  ],
  ['a query of the wrong type', { method: 'GET', url: '/orders?limit=many' }, 422, 'Validation'],
  ['a query out of range', { method: 'GET', url: '/orders?limit=101' }, 422, 'Validation'],
  ['a parameter twice', { method: 'GET', url: '/orders?limit=1&limit=2' }, 422, 'Validation'],
  ['an unknown member', { method: 'GET', url: '/orders?status=lost' }, 422, 'Validation'],
  ['a fault of ours', { method: 'GET', url: '/broken' }, 500, 'Internal'],
];

describe('bad requests', () => {
  let app: Server;
  beforeAll(async () => {
    app = await ordersServer();
  });
  afterAll(() => app.close());

  it.each(cases)('%s', async (_, request, status, code) => {
    const response = await app.inject(request);
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.json()).toMatchObject({
      type: `urn:problem:${code}`,
      status,
      code,
      title: expect.any(String),
      detail: expect.any(String),
      requestId: expect.any(String),
    });
    expect(response.body).not.toContain('hunter2');
  });

  it('names the methods that are served', async () => {
    const response = await app.inject({ method: 'DELETE', url: '/orders/7' });
    expect(response.headers.allow).toBe('GET, HEAD, PUT');
  });

  it('tells OPTIONS the methods', async () => {
    const response = await app.inject({ method: 'OPTIONS', url: '/orders' });
    expect([response.statusCode, response.headers.allow]).toEqual([204, 'GET, HEAD, POST']);
  });

  it('does not pollute prototypes from a query', async () => {
    const response = await app.inject(
      '/orders?__proto__[admin]=1&constructor[prototype]=2&limit=5',
    );
    expect(response.statusCode).toBe(200);
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });
});

describe('what is taken', () => {
  let app: Server;
  beforeAll(async () => {
    app = await ordersServer();
  });
  afterAll(() => app.close());

  it.each([
    ['a trailing slash', { method: 'GET', url: '/orders/' }, 200],
    ['a literal before a parameter', { method: 'GET', url: '/orders/latest' }, 200],
    [
      'nesting 90 deep',
      post(`{"customer":"Ada","lines":[{"quantity":1}],"note":${nested(90)}}`),
      201,
    ],
    ['JSON of a vendor', post(good, { 'content-type': 'application/vnd.orders+json' }), 201],
    [
      'a decimal as a number',
      post({ ...good, lines: [{ quantity: 1, price: { amount: 1.5, currency: 'EUR' } }] }),
      201,
    ],
    ['null where it is allowed', post({ ...good, lines: [{ quantity: 1, price: null }] }), 201],
    ['a union', post({ ...good, payment: { type: 'card', last4: '1234' } }), 201],
  ] as const)('%s', async (_, request, status) => {
    expect((await app.inject(request)).statusCode).toBe(status);
  });

  it('reads query texts as their types say and fills defaults in', async () => {
    const { query } = (await app.inject('/orders?limit=5&status=open')).json();
    expect(query).toEqual({ limit: 5, offset: 0, status: ['open'] });
  });
});

describe('what was wrong', () => {
  let app: Server;
  beforeAll(async () => {
    app = await ordersServer();
  });
  afterAll(() => app.close());

  it.each([
    [{ lines: [] }, { customer: ['is required'], lines: ['must have at least 1 element'] }],
    [{ ...good, customer: '' }, { customer: ['must be at least 1 character long'] }],
    [{ ...good, customer: 'x'.repeat(21) }, { customer: ['must be at most 20 characters long'] }],
    [{ ...good, customer: null }, { customer: ['must not be null'] }],
    [{ ...good, admin: 1 }, { admin: ['is not known'] }],
    [{ ...good, lines: 'none' }, { lines: ['must be a list'] }],
    [{ ...good, lines: [{ quantity: 1.5 }] }, { 'lines.0.quantity': ['must be a whole number'] }],
    [{ ...good, lines: [{ quantity: '1' }] }, { 'lines.0.quantity': ['must be a whole number'] }],
    [
      { ...good, lines: [{ quantity: 1 }, { quantity: 1_000 }] },
      { 'lines.1.quantity': ['must be at most 999'] },
    ],
    [
      { ...good, lines: [{ quantity: 1, price: { amount: '-1', currency: 'YEN' } }] },
      {
        'lines.0.price.amount': ['must be at least 0'],
        'lines.0.price.currency': ['must be one of EUR, USD'],
      },
    ],
    [
      { ...good, lines: [{ quantity: 1, price: { amount: '1.234', currency: 'EUR' } }] },
      { 'lines.0.price.amount': ['must have at most 2 decimal places'] },
    ],
    [
      { ...good, lines: [{ quantity: 1, price: { amount: 'dear', currency: 'EUR' } }] },
      { 'lines.0.price.amount': ['must be a decimal number'] },
    ],
    [
      { ...good, placedAt: '2026-01-31T10:00:00' },
      { placedAt: ['must be a date-time with an offset'] },
    ],
    [{ ...good, payment: {} }, { 'payment.type': ['is required'] }],
    [{ ...good, payment: { type: 'gold' } }, { 'payment.type': ['is not one of the known types'] }],
    [{ ...good, payment: { type: 'card' } }, { 'payment.last4': ['is required'] }],
    [[], { '': ['must be an object'] }],
  ])('%j', async (payload, fields) => {
    const response = await app.inject(post(payload));
    expect(response.statusCode).toBe(422);
    expect(response.json().fields).toEqual(fields);
  });

  it('tells only the first problem of a huge body', async () => {
    const lines = Array.from({ length: 20_000 }, () => ({ quantity: 0 }));
    const response = await app.inject(post({ customer: 'Ada', lines }));
    expect(response.json().fields).toEqual({ 'lines.0.quantity': ['must be at least 1'] });
  });

  it('tells at most 100 places', async () => {
    const lines = Array.from({ length: 500 }, () => ({ quantity: 0 }));
    const response = await app.inject(post({ customer: 'Ada', lines }));
    expect(Object.keys(response.json().fields)).toHaveLength(100);
  });
});
