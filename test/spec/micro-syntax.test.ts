import { describe, expect, it } from 'vitest';
import { allow, readWriteAllow } from '../../src/spec/allow.ts';
import { answer } from '../../src/spec/answer.ts';
import { queryCache } from '../../src/spec/cache.ts';
import { columns, indexes } from '../../src/spec/columns.ts';
import { crudHttp } from '../../src/spec/crud-http.ts';
import { duration, retry } from '../../src/spec/duration.ts';
import { enums } from '../../src/spec/enum.ts';
import { errorCases } from '../../src/spec/error-case.ts';
import { externals } from '../../src/spec/external.ts';
import { forEach } from '../../src/spec/for-each.ts';
import { gateway } from '../../src/spec/gateway.ts';
import type { Kind } from '../../src/spec/grammar/kind.ts';
import { micro } from '../../src/spec/grammar/micro.ts';
import { page } from '../../src/spec/page.ts';
import { pathSyntax, routeSyntax } from '../../src/spec/route-syntax.ts';
import { rules } from '../../src/spec/rule.ts';
import { setting } from '../../src/spec/setting.ts';
import { transition } from '../../src/spec/transition.ts';
import { wheres } from '../../src/spec/where.ts';
import { foundIn, problemsOf } from './reading.ts';

const route = micro(routeSyntax);
const path = micro(pathSyntax);
const literal = (text: string) => ({ kind: 'literal', text });
const param = (name: string) => ({ kind: 'param', name });
const input = (name: string) => ({ kind: 'input', name });
const column = (name: string, descending = false) => ({ name, descending });

const good: readonly (readonly [Kind<unknown>, unknown, unknown])[] = [
  [route, 'GET /', { method: 'GET', path: { text: '/', segments: [] } }],
  [
    route,
    'POST /orders/:id/place -> 202 as order',
    {
      method: 'POST',
      path: {
        text: '/orders/:id/place',
        segments: [literal('orders'), param('id'), literal('place')],
      },
      status: 202,
      envelope: 'order',
    },
  ],
  [
    path,
    '/a-b_c~d.json/@me',
    { text: '/a-b_c~d.json/@me', segments: [literal('a-b_c~d.json'), literal('@me')] },
  ],
  [
    crudHttp,
    '/articles',
    { path: { text: '/articles', segments: [literal('articles')] }, status: {} },
  ],
  [
    crudHttp,
    '/articles as article/articles',
    {
      path: { text: '/articles', segments: [literal('articles')] },
      envelope: { one: 'article', many: 'articles' },
      status: {},
    },
  ],
  [
    crudHttp,
    { path: '/owners', status: { create: 200 }, deleted: 'row' },
    {
      path: { text: '/owners', segments: [literal('owners')] },
      status: { create: 200 },
      deleted: 'row',
    },
  ],
  [transition, 'Draft', { from: [{ kind: 'state', name: 'Draft' }], to: [] }],
  [
    transition,
    'new | any -> Placed|deleted',
    {
      from: [{ kind: 'new' }, { kind: 'any' }],
      to: [{ kind: 'state', name: 'Placed' }, { kind: 'deleted' }],
    },
  ],
  [
    rules,
    ["note !== ' else ' else NoNote", 'Newest.isZero() else Gone'],
    [
      { condition: "note !== ' else '", error: 'NoNote' },
      { condition: 'Newest.isZero()', error: 'Gone' },
    ],
  ],
  [
    answer,
    { fields: ['id'], embed: { pets: 'Pet* by owner', home: 'Home by owner', type: 'type' } },
    {
      fields: ['id'],
      add: [],
      embed: [
        { name: 'pets', kind: 'children', entity: 'Pet', list: true, by: 'owner' },
        { name: 'home', kind: 'children', entity: 'Home', list: false, by: 'owner' },
        { name: 'type', kind: 'parent', field: 'type' },
      ],
    },
  ],
  [allow, 'anyone', [{ role: 'anyone' }]],
  [
    allow,
    ['support', 'customer if actor.id === customerId'],
    [{ role: 'support' }, { role: 'customer', condition: 'actor.id === customerId' }],
  ],
  [readWriteAllow, 'admin', { read: [{ role: 'admin' }], write: [{ role: 'admin' }] }],
  [
    readWriteAllow,
    { write: ['admin', 'support'] },
    { write: [{ role: 'admin' }, { role: 'support' }] },
  ],
  [
    wheres,
    [
      'status',
      'placedAt >= since',
      "name startsWith 'O''Neil'",
      'total > -1.5',
      'open = true',
      'parent != null',
    ],
    [
      { column: 'status' },
      { column: 'placedAt', test: { operator: '>=', operand: input('since') } },
      {
        column: 'name',
        test: { operator: 'startsWith', operand: { kind: 'text', text: "O'Neil" } },
      },
      { column: 'total', test: { operator: '>', operand: { kind: 'number', text: '-1.5' } } },
      { column: 'open', test: { operator: '=', operand: { kind: 'bool', value: true } } },
      { column: 'parent', test: { operator: '!=', operand: { kind: 'null' } } },
    ],
  ],
  [
    wheres,
    [
      'kind in (Kind.Big Sales.Kind.Small)',
      "tag in ('a' 1 null)",
      'owner = actor.id',
      'kind in kinds',
      'inStock = inStock',
    ],
    [
      {
        column: 'kind',
        test: {
          operator: 'in',
          operand: {
            kind: 'list',
            items: [
              { kind: 'member', enum: 'Kind', member: 'Big' },
              { kind: 'member', context: 'Sales', enum: 'Kind', member: 'Small' },
            ],
          },
        },
      },
      {
        column: 'tag',
        test: {
          operator: 'in',
          operand: {
            kind: 'list',
            items: [{ kind: 'text', text: 'a' }, { kind: 'number', text: '1' }, { kind: 'null' }],
          },
        },
      },
      { column: 'owner', test: { operator: '=', operand: { kind: 'actor', name: 'id' } } },
      { column: 'kind', test: { operator: 'in', operand: input('kinds') } },
      { column: 'inStock', test: { operator: '=', operand: input('inStock') } },
    ],
  ],
  [columns, '-placedAt id', [column('placedAt', true), column('id')]],
  [
    indexes,
    ['unique status -placedAt', 'uniqueness'],
    [
      { unique: true, columns: [column('status'), column('placedAt', true)] },
      { unique: false, columns: [column('uniqueness')] },
    ],
  ],
  [page, 'none', { kind: 'none' }],
  [page, '20..100', { kind: 'sizes', size: 20, max: 100 }],
  [duration, '800ms', { text: '800ms', milliseconds: 800 }],
  [duration, '10m', { text: '10m', milliseconds: 600_000 }],
  [duration, '1d', { text: '1d', milliseconds: 86_400_000 }],
  [retry, 0, { attempts: 0, delay: { text: '0ms', milliseconds: 0 } }],
  [retry, '2 x 100ms', { attempts: 2, delay: { text: '100ms', milliseconds: 100 } }],
  [
    retry,
    '5 x 1s..1m',
    {
      attempts: 5,
      delay: { text: '1s', milliseconds: 1000 },
      upTo: { text: '1m', milliseconds: 60_000 },
    },
  ],
  [
    queryCache,
    { levels: ['memory 2s', 'redis 1h'], evictOn: ['OrderPaid', 'Sales.Sold'] },
    {
      levels: [
        { store: 'memory', ttl: { text: '2s', milliseconds: 2000 } },
        { store: 'redis', ttl: { text: '1h', milliseconds: 3_600_000 } },
      ],
      evictOn: [{ name: 'OrderPaid' }, { context: 'Sales', name: 'Sold' }],
    },
  ],
  [errorCases, { Gone: '410 it: is gone' }, [{ name: 'Gone', status: 410, text: 'it: is gone' }]],
  [
    externals,
    { Bank: { url: 'env BANK_URL', ops: {}, retry: 0, breaker: 'none', fallback: 'none' } },
    [
      {
        name: 'Bank',
        url: { kind: 'env', name: 'BANK_URL' },
        ops: [],
        timeout: { text: '5s', milliseconds: 5000 },
        retry: { attempts: 0, delay: { text: '0ms', milliseconds: 0 } },
      },
    ],
  ],
  [setting, 'env DATABASE_URL', { kind: 'env', name: 'DATABASE_URL' }],
  [setting, './data/shop.db', { kind: 'literal', text: './data/shop.db' }],
  [
    forEach,
    'line of lines.filter(l => l.open)',
    { name: 'line', list: 'lines.filter(l => l.open)' },
  ],
  [
    enums,
    {
      Status: ['Draft', { Away: 'on-leave' }, 'Paid was=Payed'],
      Kind: { Big: 'big', 'Small was=Tiny': 1, description: 'sizes' },
    },
    [
      {
        name: 'Status',
        members: [
          { name: 'Draft' },
          { name: 'Away', wire: 'on-leave' },
          { name: 'Paid', was: 'Payed' },
        ],
      },
      {
        name: 'Kind',
        members: [
          { name: 'Big', wire: 'big' },
          { name: 'Small', was: 'Tiny', wire: '1' },
        ],
        description: 'sizes',
      },
    ],
  ],
  [
    gateway,
    {
      routes: {
        '/orders/**': { rateLimit: '100/minute per actor' },
        '/*/stock': { rateLimit: '5/day', cache: '30s' },
      },
    },
    {
      port: 8080,
      compose: [],
      routes: [
        {
          pattern: { text: '/orders/**', segments: ['orders', '**'] },
          headers: [],
          responseHeaders: [],
          rateLimit: { count: 100, per: 'minute', perActor: true },
        },
        {
          pattern: { text: '/*/stock', segments: ['*', 'stock'] },
          headers: [],
          responseHeaders: [],
          rateLimit: { count: 5, per: 'day', perActor: false },
          cache: { text: '30s', milliseconds: 30_000 },
        },
      ],
    },
  ],
];

describe('a text of the right form', () => {
  it.each(good.map(([kind, value, want]) => ({ kind, value, want })))(
    '$value',
    ({ kind, value, want }) => {
      expect(foundIn(kind, value)).toEqual(want);
    },
  );
});

const bad: readonly (readonly [Kind<unknown>, unknown, place: string, message: string])[] = [
  [
    route,
    'POST orders',
    'orders',
    '"POST orders" is not a route (for example: POST /orders/:id/place -> 202)',
  ],
  [route, 'FETCH /orders', 'FETCH', 'is not a route'],
  [route, 'GET', 'GET', 'is not a route'],
  [route, 'GET /orders/', 'GET /orders/', 'is not a route'],
  [route, 'GET /orders/:Id', ':Id', 'is not a route'],
  [route, 'GET /orders/{id}', '{id}', 'is not a route'],
  [route, 'GET /../etc', '../etc', 'is not a route'],
  [route, 'GET /orders -> 99', '99', 'is not a route'],
  [route, 'GET /orders as Order', 'Order', 'is not a route'],
  [route, 'GET /orders?open=1', '?open=1', 'is not a route'],
  [path, 'orders', 'orders', 'is not a path'],
  [path, '//', '/', 'is not a path'],
  [crudHttp, '/articles as article', '/articles as article', 'is not a base path'],
  [crudHttp, { path: '/a', status: { create: 404 } }, '404', 'a whole number from 200 to 299'],
  [transition, 'Draft => Placed', '=>', 'is not a state'],
  [transition, 'draft', 'draft', 'is not a state'],
  [transition, 'Draft -> new', 'new', 'is not a state'],
  [transition, 'Draft -> Paid -> Shipped', '->', 'is not a state'],
  [rules, ['lines.length > 0'], 'lines.length > 0', 'is not a rule'],
  [rules, ['open else notOpen'], 'notOpen', 'is not a rule'],
  [rules, 'open else Closed', 'open else Closed', 'must be a list'],
  [answer, { embed: { pets: 'Pet* of owner' } }, 'of', 'is not what to embed'],
  [allow, 'Support', 'Support', 'is not a role'],
  [allow, 'customer when x', 'when', 'is not a role'],
  [wheres, ['total == 3'], '=', 'is not a condition'],
  [wheres, ["kind in ('a', 'b')"], ',', 'is not a condition'],
  [wheres, ['kind = Big'], 'kind = Big', 'is not a condition'],
  [wheres, ['total like x'], 'like', 'is not a condition'],
  [columns, 'placedAt desc,id', ',id', 'is not a list of columns'],
  [indexes, ['Status'], 'Status', 'is not an index'],
  [page, '20', '20', 'is not a page size'],
  [page, '100..20', '100..20', 'must be default..largest, but 100 is more than 20'],
  [duration, '10 minutes', '10', 'is not a duration'],
  [duration, 30, '30', 'is not a duration'],
  [duration, '5min', '5min', 'is not a duration'],
  [retry, 3, '3', 'is not a retry'],
  [retry, '3 x 1', '1', 'is not a retry'],
  [retry, '3 times 1s', 'times', 'is not a retry'],
  [queryCache, { levels: ['memory'] }, 'memory', 'is not a cache level'],
  [queryCache, { levels: ['disk 5s'] }, 'disk', 'is not a cache level'],
  [errorCases, { Gone: 410 }, '410', 'is not an error'],
  [errorCases, { Gone: '200 fine' }, '200', 'is not an error'],
  [setting, 'env database_url', 'database_url', 'is not a setting'],
  [forEach, 'line in lines', 'in', 'is not a loop'],
  [enums, { Status: ['draft'] }, 'draft', 'is not a PascalCase name (write Draft)'],
  [enums, { Status: ['Draft, Placed'] }, 'Draft,', 'is not a member'],
  [enums, { Status: 'Draft' }, 'Draft', 'must be a list of names'],
  [gateway, { routes: { '/orders': { rateLimit: '100/min' } } }, '100/min', 'is not a rate'],
  [gateway, { routes: { orders: {} } }, 'orders', 'is not a pattern of paths'],
  [gateway, { compose: { 'POST /x': { parts: {} } } }, 'POST', 'is not a route for a composition'],
];

describe('a text of another form', () => {
  it.each(bad.map(([kind, value, place, message]) => ({ kind, value, place, message })))(
    '$value is refused at $place',
    ({ kind, value, place, message }) => {
      const [problem = '', ...more] = problemsOf(kind, value);
      expect(problem).toContain(` <${place}> `);
      expect(problem).toContain(message);
      expect(more).toEqual([]);
    },
  );
});
