import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Server, ServerOptions } from '../../../src/runtime/controllers/index.ts';
import { IllegalState } from '../../../src/runtime/domain/index.ts';
import { TestClient } from '../../../src/runtime/testing/index.ts';
import { ordersServer, roleTokens } from './orders-server.ts';

let app: Server;
afterEach(() => app.close());

async function documentOf(options: Partial<ServerOptions> = {}) {
  app = await ordersServer(options);
  return app.openapi();
}

async function findings(document: unknown): Promise<readonly string[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: JSON.stringify(document), config });
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`);
}

describe('the OpenAPI document', () => {
  it.each([
    ['of an open server', {}],
    ['of one that asks for tokens', { authenticator: roleTokens }],
    ['of one with its own scheme', { authenticator: { ...roleTokens, scheme: 'Token' } }],
    [
      'of one with its own errors',
      { errors: { Validation: { status: 400, body: { why: '$fields' } } } },
    ],
    ['of one that demands If-Match', { etag: 'required' }],
  ] as const)('%s passes the linter', async (_, options) => {
    expect(await findings(await documentOf(options))).toEqual([]);
  });

  it('is served', async () => {
    const document = await documentOf();
    const response = await app.inject('/openapi.json');
    expect(response.json()).toEqual(document);
  });

  it('leaves hidden routes and unused schemas out', async () => {
    const document = await documentOf();
    expect(Object.keys(document.paths)).toEqual(['/orders', '/orders/{id}']);
    expect(Object.keys(document.components.schemas)).toEqual([
      'Money',
      'NewOrder',
      'Order',
      'Payment',
      'Problem',
    ]);
  });

  it('says that what is known already is not sent again, where that is so', async () => {
    const { paths } = await documentOf();
    const read = paths['/orders/{id}']?.get;
    expect(read?.responses['304']).toEqual({
      description: 'Not Modified',
      headers: { ETag: { schema: { type: 'string' } } },
    });
    expect(read?.parameters?.map(({ name }) => name)).toContain('If-None-Match');
    expect(Object.keys(paths['/orders/{id}']?.patch?.responses ?? {})).not.toContain('304');
    const known = { 'if-none-match': 'W/"7"' };
    const answer = await new TestClient(app).get('/orders/1', known);
    expect([answer.status, answer.body]).toEqual([304, undefined]);
  });

  it('derives error responses from what a route is', async () => {
    const { paths } = await documentOf({ authenticator: roleTokens, etag: 'required' });
    const statuses = (path: string, method: string) =>
      Object.keys(paths[path]?.[method]?.responses ?? {});
    expect(statuses('/orders', 'post')).toEqual([
      '201',
      '400',
      '401',
      '403',
      '409',
      '412',
      '413',
      '415',
      '422',
    ]);
    expect(statuses('/orders', 'get')).toEqual(['200', '401', '422']);
    expect(statuses('/orders/{id}', 'get')).toEqual(['200', '304', '401', '404']);
    expect(statuses('/orders/{id}', 'put')).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '409',
      '412',
      '413',
      '415',
      '422',
      '428',
    ]);
  });

  it('shows an error as its template shapes it', async () => {
    const { paths } = await documentOf({
      errors: { Validation: { status: 400, body: { why: '$fields' } } },
    });
    const responses = paths['/orders']?.get?.responses;
    expect(Object.keys(responses ?? {})).toEqual(['200', '400']);
    expect(responses?.['400']?.content?.['application/json']?.schema).toMatchObject({
      properties: { why: { type: 'object' } },
    });
  });
});

describe('the test client', () => {
  const order = { customer: 'Ada', lines: [{ quantity: 1 }] };

  it('answers what the server answers', async () => {
    app = await ordersServer();
    const client = new TestClient(app);
    const { status, headers, body } = await client.post('/orders', order);
    expect({ status, location: headers.location, etag: headers.etag, body }).toEqual({
      status: 201,
      location: '/orders/7',
      etag: 'W/"1"',
      body: { id: '7', customer: 'Ada' },
    });
    expect((await client.get('/orders/seven')).status).toBe(404);
    expect((await client.post('/orders', {})).body.code).toBe('Validation');
  });

  it('throws on an answer that is not documented', async () => {
    app = await ordersServer();
    app.get(
      '/totals',
      {
        schema: {
          operationId: 'totals',
          summary: 'Totals',
          response: { 200: { type: 'object', required: ['paid'] } },
        },
      },
      async (request, reply) => {
        if (request.headers['x-teapot'] !== undefined) throw new IllegalState();
        reply.type('application/json');
        return '{"open":3}';
      },
    );
    const client = new TestClient(app);
    await expect(client.get('/totals')).rejects.toThrow("must have required property 'paid'");
    await expect(client.get('/totals', { 'x-teapot': '1' })).rejects.toThrow(
      'status 409 is not documented',
    );
    const unchecked = new TestClient(app, { checkAnswers: false });
    expect((await unchecked.get('/totals')).body).toEqual({ open: 3 });
  });
});
