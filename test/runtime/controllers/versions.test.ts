import { afterEach, describe, expect, it } from 'vitest';
import type { Server } from '../../../src/runtime/controllers/index.ts';
import { ordersServer } from './orders-server.ts';

let app: Server;
afterEach(() => app.close());

const order = { customer: 'Ada', lines: [{ quantity: 1 }] };

describe('If-Match on what has version 7', () => {
  it.each([
    [undefined, 200],
    ['W/"7"', 200],
    ['"7"', 200],
    ['"3", W/"7"', 200],
    ['*', 200],
    ['"6"', 412],
    ['"3", "4"', 412],
    ['7', 412],
    ['"seven"', 412],
    ['', 412],
  ])('%s', async (tag, status) => {
    app = await ordersServer();
    const headers = tag === undefined ? {} : { 'if-match': tag };
    const response = await app.inject({ method: 'PUT', url: '/orders/1', headers, payload: order });
    expect(response.statusCode).toBe(status);
    expect(response.headers.etag).toBe(status === 200 ? 'W/"8"' : undefined);
  });

  it('is demanded where that is said', async () => {
    app = await ordersServer({ etag: 'required' });
    const request = { method: 'PUT', url: '/orders/1', payload: order } as const;
    expect((await app.inject(request)).json().code).toBe('PreconditionRequired');
    const headers = { 'if-match': '"7"' };
    expect((await app.inject({ ...request, headers })).statusCode).toBe(200);
  });

  it.each([
    ['/drafts/1', undefined, 428],
    ['/drafts/1', '"7"', 200],
    ['/drafts/1', '*', 200],
    ['/drafts/2', undefined, 200],
    ['/drafts/2', '*', 412],
    ['/drafts/2', '"0"', 412],
  ])(
    'is demanded of what is there only, where the rest is made: %s, %s',
    async (url, tag, status) => {
      app = await ordersServer({ etag: 'required' });
      const headers = tag === undefined ? {} : { 'if-match': tag };
      const response = await app.inject({ method: 'PUT', url, headers, payload: {} });
      expect(response.statusCode).toBe(status);
    },
  );

  it.each(['*', '"7"'])('cannot hold for what is yet to be made: %s', async (tag) => {
    app = await ordersServer();
    const headers = { 'if-match': tag };
    const response = await app.inject({ method: 'POST', url: '/orders', headers, payload: order });
    expect(response.json()).toMatchObject({ status: 412, code: 'VersionMismatch' });
  });
});

describe('If-None-Match on what has version 7', () => {
  it.each([
    ['W/"7"', 304],
    ['"7"', 304],
    ['"6", W/"7"', 304],
    ['*', 304],
    ['W/"6"', 200],
  ])('%s', async (tag, status) => {
    app = await ordersServer();
    const headers = { 'if-none-match': tag };
    const response = await app.inject({ url: '/orders/1', headers });
    expect([response.statusCode, response.headers.etag]).toEqual([status, 'W/"7"']);
    expect(response.body === '').toBe(status === 304);
  });

  it.each([
    ['HEAD', '/orders/1', 304],
    ['GET', '/orders/1/summary', 200],
    ['HEAD', '/orders/1/summary', 200],
  ] as const)('%s %s', async (method, url, status) => {
    app = await ordersServer();
    const headers = { 'if-none-match': 'W/"7"' };
    const response = await app.inject({ method, url, headers });
    expect([response.statusCode, response.headers.etag]).toEqual([status, 'W/"7"']);
  });
});

describe('Location', () => {
  it.each([
    ['/orders', '/orders/7'],
    ['/orders/', '/orders/7'],
    ['/orders?x=1', '/orders/7'],
  ])('%s', async (url, location) => {
    app = await ordersServer();
    const response = await app.inject({ method: 'POST', url, payload: order });
    expect([response.statusCode, response.headers.location]).toEqual([201, location]);
  });
});
