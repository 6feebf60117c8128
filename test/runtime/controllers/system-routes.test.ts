import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Server } from '../../../src/runtime/controllers/index.ts';
import { ordersServer, roleTokens } from './orders-server.ts';

let app: Server;
afterEach(() => app.close());

/** A program on a port that nobody had. */
async function occupied(): Promise<readonly [HttpServer, number]> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // It listens on a port, not on a pipe.
  return [server, (server.address() as AddressInfo).port];
}

async function freePort(): Promise<number> {
  const [server, port] = await occupied();
  server.close();
  await once(server, 'close');
  return port;
}

describe('what answers say to browsers', () => {
  it.each(['/orders', '/nowhere', '/health/live', '/openapi.json'])(
    '%s: it is what it says it is',
    async (url) => {
      app = await ordersServer();
      const { headers } = await app.inject(url);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
      expect(headers).not.toHaveProperty('cache-control');
    },
  );

  it.each(['/orders', '/nowhere'])('%s: not to be kept, where people sign in', async (url) => {
    app = await ordersServer({ authenticator: roleTokens });
    expect((await app.inject(url)).headers['cache-control']).toBe('no-store');
  });
});

describe('the documentation', () => {
  it.each(['/docs', '/openapi.json'])('%s can be switched off', async (url) => {
    app = await ordersServer({ docs: false });
    expect((await app.inject(url)).statusCode).toBe(404);
    expect((await app.inject('/health/live')).statusCode).toBe(200);
  });
});

describe('metrics', () => {
  it('can be switched off', async () => {
    app = await ordersServer({ metricsPort: 0 });
    expect((await app.inject('/metrics')).statusCode).toBe(404);
  });

  it('can have a port of their own, for as long as the server runs', async () => {
    const metricsPort = await freePort();
    app = await ordersServer({ metricsPort });
    await app.listen({ port: 0 });
    expect((await app.inject('/metrics')).statusCode).toBe(404);
    const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(await answer.text()).toContain('http_requests_in_flight');
    expect((await fetch(`http://127.0.0.1:${metricsPort}/orders`)).status).toBe(404);
    await app.close();
    await expect(fetch(`http://127.0.0.1:${metricsPort}/metrics`)).rejects.toThrow();
  });

  it('say what to do where their port is taken', async () => {
    const [other, metricsPort] = await occupied();
    app = await ordersServer({ metricsPort });
    await expect(app.listen({ port: 0 })).rejects.toThrow(
      `Cannot serve metrics: listen EADDRINUSE: address already in use 127.0.0.1:${metricsPort}. Set METRICS_PORT`,
    );
    other.close();
  });
});
