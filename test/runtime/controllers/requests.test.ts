import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { allow, currentActor } from '../../../src/runtime/auth/index.ts';
import { createServer, type Server } from '../../../src/runtime/controllers/index.ts';
import {
  createLogger,
  currentCorrelationId,
  HealthRegistry,
  Metrics,
} from '../../../src/runtime/observability/index.ts';
import { listening, ordersServer, roleTokens } from './orders-server.ts';

let app: Server;
afterEach(() => app.close());

const order = { customer: 'Ada', lines: [{ quantity: 1 }] };
const token = (role: string) => ({ authorization: `Bearer ${role}` });

describe('who asks', () => {
  it.each([
    ['nobody, where anyone may', 'GET', '/orders', {}, 200],
    ['nobody, where a role is needed', 'POST', '/orders', {}, 401],
    ['another role', 'POST', '/orders', token('guest'), 403],
    ['the role', 'POST', '/orders', token('clerk'), 201],
    ['the scheme in capitals', 'POST', '/orders', { authorization: 'BEARER clerk' }, 201],
    ['another scheme', 'GET', '/orders', { authorization: 'Basic Y2xlcms6' }, 401],
  ] as const)('%s', async (_, method, url, headers, status) => {
    app = await ordersServer({ authenticator: roleTokens });
    const payload = method === 'POST' ? { payload: order } : {};
    const response = await app.inject({ method, url, headers, ...payload });
    expect(response.statusCode).toBe(status);
    expect(response.headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
  });

  it('is refused before the body is looked at', async () => {
    app = await ordersServer({ authenticator: roleTokens });
    const response = await app.inject({ method: 'POST', url: '/orders', payload: '{' });
    expect(response.statusCode).toBe(401);
  });

  it('is decided by every route, or the server does not start', async () => {
    app = await ordersServer({ authenticator: roleTokens });
    expect(() => app.get('/open-by-oversight', async () => ({}))).toThrow(
      'GET /open-by-oversight does not say who may call it',
    );
  });

  it('is known to whatever runs below the handler', async () => {
    app = await ordersServer({ authenticator: roleTokens });
    app.post('/whoami', { config: { allow: allow('anyone') } }, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return { actor: currentActor().roles, requestId: currentCorrelationId() };
    });
    const headers = { ...token('clerk'), 'x-request-id': 'r-7' };
    const response = await app.inject({ method: 'POST', url: '/whoami', headers, payload: {} });
    expect(response.json()).toEqual({ actor: ['clerk'], requestId: 'r-7' });
  });
});

describe('request ids', () => {
  it.each([
    ['r-7', true],
    ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', true],
    ['two words', false],
    ['x'.repeat(129), false],
    ['a"b', false],
  ])('%s', async (given, taken) => {
    app = await ordersServer();
    const { headers } = await app.inject({ url: '/orders', headers: { 'x-request-id': given } });
    expect(headers['x-request-id'] === given).toBe(taken);
    expect(headers['x-request-id']).toMatch(/^[\w-]+$/);
  });

  it('differ', async () => {
    app = await ordersServer();
    const [one, two] = await Promise.all([app.inject('/orders'), app.inject('/orders')]);
    expect(one.headers['x-request-id']).not.toBe(two.headers['x-request-id']);
  });
});

describe('one line in the log', () => {
  it('is written for each answer, and the reason for each fault', async () => {
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    app = await ordersServer({ log: createLogger({ name: 'orders', destination }) });
    await app.inject({ url: '/orders?q=private', headers: { 'x-request-id': 'r-1' } });
    await app.inject({ url: '/broken', headers: { 'x-request-id': 'r-2' } });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { requestId: 'r-1', method: 'GET', path: '/orders', status: 200, msg: 'answered' },
      { requestId: 'r-2', level: 'error', err: { message: 'the password is hunter2' } },
      { requestId: 'r-2', status: 500, msg: 'answered' },
    ]);
    expect(lines.join('')).not.toContain('private');
  });
});

describe('what operators ask for', () => {
  it('is there without a token', async () => {
    const health = new HealthRegistry();
    app = await ordersServer({ authenticator: roleTokens, health });
    expect((await app.inject('/health/live')).json()).toEqual({ status: 'live' });
    expect((await app.inject('/health/ready')).statusCode).toBe(200);
    health.register('database', () => Promise.reject(new Error('down')));
    const ready = await app.inject('/health/ready');
    expect([ready.statusCode, ready.json()]).toEqual([
      503,
      { status: 'not ready', checks: { database: 'failed' } },
    ]);
  });

  it('counts what was served by route', async () => {
    app = await ordersServer({ metrics: new Metrics() });
    await app.inject('/orders/7');
    await app.inject('/nothing/here');
    await app.inject('/orders/%zz');
    const { body, headers } = await app.inject('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain('_count{method="GET",route="/orders/:id",status="200"} 1');
    expect(body).toContain('_count{method="GET",route="unknown",status="404"} 1');
    expect(body).toContain('http_requests_in_flight 1\n');
    expect(body).not.toContain('_sum{method="GET",route="/orders/:id",status="200"} 0\n');
  });

  it('can be read by people', async () => {
    app = await ordersServer({ authenticator: roleTokens });
    const { statusCode, body, headers } = await app.inject('/docs');
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain('<code>/orders/{id}</code>');
    expect(body).toContain('href="#schema-NewOrder"');
    const [, style = ''] = /href="(\/docs\/[^"]+\.css)"/.exec(body) ?? [];
    expect((await app.inject(style)).statusCode).toBe(200);
  });
});

describe('other origins', () => {
  it.each([
    [[], undefined],
    [['https://shop.example'], 'https://shop.example'],
    [['*'], '*'],
  ])('%j', async (corsOrigins, allowed) => {
    app = await ordersServer({ corsOrigins, authenticator: roleTokens });
    const headers = { origin: 'https://shop.example' };
    const response = await app.inject({ url: '/orders', headers });
    expect(response.headers['access-control-allow-origin']).toBe(allowed);
  });
});

describe('what is no request', () => {
  const talk = (port: number, text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });

  it.each([
    ['noise', 'hello\r\n\r\n', 400, 'BadRequest'],
    ['a broken header', 'GET / HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n', 400, 'BadRequest'],
    [
      'two lengths',
      'POST /orders HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
      400,
      'BadRequest',
    ],
    [
      'a path of 20 KB',
      `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
      431,
      'HeadersTooLarge',
    ],
    [
      'headers of 20 KB',
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'HeadersTooLarge',
    ],
  ])('%s', async (_, text, status, code) => {
    app = await ordersServer();
    const answer = await talk(await listening(app), text);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(head).toContain('content-type: application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status, code });
  });
});

describe('a server', () => {
  it('without any route answers', async () => {
    app = await createServer({
      info: { title: 'Nothing', version: '1.0.0' },
      log: createLogger({ name: 'nothing', level: 'silent' }),
    });
    expect((await app.inject('/')).statusCode).toBe(404);
    expect((await app.inject('/openapi.json')).json().paths).toEqual({});
  });

  it('that is closed answers what was under way on a connection that looked idle', async () => {
    app = await ordersServer();
    const socket = connect(await listening(app), '127.0.0.1');
    const ask = 'GET /orders/7 HTTP/1.1\r\nhost: localhost\r\n\r\n';
    socket.write(ask);
    const [first] = await once(socket, 'data');
    expect(String(first)).toMatch(/connection: keep-alive/i);
    socket.write(ask);
    const closed = app.close();
    const [second] = await once(socket, 'data');
    expect(String(second)).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    expect(String(second)).toMatch(/connection: close/i);
    await closed;
  });
});
