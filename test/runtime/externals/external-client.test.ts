import { Decimal } from '@plinth/runtime/domain';
import {
  ExternalClient,
  type ExternalClientOptions,
  ExternalFailure,
  isUnavailable,
  noReply,
  replyOf,
} from '@plinth/runtime/externals';
import { fallback } from '@plinth/runtime/resilience';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, json, type Service, startService } from './service.ts';

let service: Service;
const opened: ExternalClient[] = [];

beforeEach(async () => {
  service = await startService();
});
afterEach(async () => {
  for (const client of opened.splice(0)) await client.close();
  await service.close();
});

function connect(options: Partial<ExternalClientOptions> = {}): ExternalClient {
  const client = new ExternalClient({
    name: 'CardProcessor',
    url: service.url,
    timeout: 2_000,
    ...options,
  });
  opened.push(client);
  return client;
}

const decode = replyOf<{ message: string }>({
  type: 'object',
  required: ['message'],
  properties: { message: { type: 'string' } },
});
const charge = {
  method: 'POST',
  path: '/payments',
  body: { amount: Decimal.of('9.90') },
  decode,
} as const;
const paid = json(201, { message: 'paid' });

async function failureOf(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const error: unknown = await call.catch((failure: unknown) => failure);
  expect(error).toMatchObject({
    code: 'Unavailable',
    status: 503,
    detail: 'CardProcessor is not available at the moment',
  });
  const { cause } = error as Error;
  expect(cause).toBeInstanceOf(ExternalFailure);
  const { kind, status, message } = cause as ExternalFailure;
  return { kind, status, message };
}

describe('a request', () => {
  it('carries JSON, decimals as text, and the headers of the caller', async () => {
    service.answers(paid);
    const client = connect({ headers: () => ({ 'x-request-id': 'r-1' }) });
    expect(await client.call(charge)).toEqual({ message: 'paid' });
    expect(service.received).toMatchObject([
      {
        method: 'POST',
        url: '/payments',
        body: '{"amount":"9.90"}',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'x-request-id': 'r-1',
        },
      },
    ]);
  });

  it('fills the path and the query, below the path of its URL', async () => {
    const client = connect({ url: `${service.url}/v2/` });
    await client.call({
      method: 'GET',
      path: '/graph/:origin/paths',
      params: { origin: 'São Paulo/?#' },
      query: {
        to: 'DE&HAM',
        max: 3,
        via: ['a', 'b'],
        price: Decimal.of('1.50'),
        none: null,
        absent: undefined,
      },
      decode: noReply,
    });
    expect(service.received[0]).toMatchObject({
      url: '/v2/graph/S%C3%A3o%20Paulo%2F%3F%23/paths?to=DE%26HAM&max=3&via=a&via=b&price=1.50',
      body: '',
    });
  });

  it.each(['', '.', '..', null])('refuses %j in the path, and asks nobody', async (id) => {
    const asking = connect().call({
      method: 'GET',
      path: '/pets/:id',
      params: { id },
      decode: noReply,
    });
    await expect(asking).rejects.toMatchObject({ code: 'Validation' });
    expect(service.received).toEqual([]);
  });

  it('needs no answer when nobody reads it', async () => {
    service.answers((response) => response.writeHead(204).end());
    await connect().call({ ...charge, decode: noReply });
    service.answers((response) => response.end('not JSON'));
    await connect().call({ ...charge, decode: noReply });
  });
});

describe('a failure', () => {
  const hangUp: Answer = (response) => response.destroy();
  const silence: Answer = () => undefined;
  const halfAnAnswer: Answer = (response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{"mess');
    setImmediate(() => response.destroy());
  };
  const large: Answer = (response) => response.end(JSON.stringify({ message: 'x'.repeat(2_000) }));
  const redirect: Answer = (response) =>
    response.writeHead(302, { location: 'http://127.0.0.1/secret' }).end();

  it.each<[string, Answer, string, number | undefined, RegExp]>([
    ['hangs up', hangUp, 'network', undefined, /./],
    ['stops half way', halfAnAnswer, 'network', undefined, /./],
    ['says nothing', silence, 'timeout', undefined, /no answer within 200 ms/],
    [
      '500',
      json(500, { error: 'boom' }),
      'status',
      500,
      /POST \/payments was answered 500: \{"error":"boom"\}/,
    ],
    ['404', json(404, {}), 'status', 404, /answered 404/],
    ['a redirect, which is not followed', redirect, 'status', 302, /answered 302/],
    [
      'no JSON',
      (response) => response.end('<html>'),
      'reply',
      undefined,
      /the answer does not fit/,
    ],
    ['nothing', (response) => response.end(), 'reply', undefined, /the answer does not fit/],
    [
      'JSON of another form',
      json(200, { text: 'paid' }),
      'reply',
      undefined,
      /message is required/,
    ],
    ['too much', large, 'reply', undefined, /larger than 1000 bytes/],
  ])('%s', async (_, answer, kind, status, message) => {
    service.answers(answer);
    const client = connect({ timeout: 200, mostBytes: 1_000 });
    expect(await failureOf(client.call(charge))).toEqual({
      kind,
      status,
      message: expect.stringMatching(message),
    });
    expect(service.received).toHaveLength(1);
  });

  it('nobody there', async () => {
    await service.close();
    expect(await failureOf(connect().call(charge))).toMatchObject({ kind: 'network' });
  });

  it('is not made of a caller who leaves: that one gets its own reason', async () => {
    service.answers(silence);
    const control = new AbortController();
    const reason = new Error('the client has gone');
    const call = connect({ retry: { attempts: 3, from: 1 } }).call(charge, {
      signal: control.signal,
    });
    setTimeout(() => control.abort(reason), 30);
    await expect(call).rejects.toBe(reason);
    expect(service.received).toHaveLength(1);
  });
});

describe('retry', () => {
  const failing =
    (times: number, failure: Answer): Answer =>
    (response, request) =>
      service.received.length <= times ? failure(response, request) : paid(response, request);

  it.each<[string, Answer, number]>([
    ['repeats after a hang-up', (response) => response.destroy(), 3],
    ['repeats after 503', json(503, {}), 3],
    ['repeats after 429', json(429, {}), 3],
    ['does not repeat after 422', json(422, {}), 1],
    ['does not repeat after an answer that does not fit', json(200, []), 1],
  ])('%s', async (_, failure, calls) => {
    service.answers(failing(2, failure));
    const outcome = await connect({ retry: { attempts: 2, from: 1 } })
      .call(charge)
      .catch(isUnavailable);
    expect(service.received).toHaveLength(calls);
    expect(outcome).toEqual(calls === 3 ? { message: 'paid' } : true);
  });
});

describe('breaker', () => {
  const breaker = { failures: 2, within: 10_000, open: 40 };

  it('spares a system that fails, and tries it again', async () => {
    const states: string[] = [];
    const client = connect({
      breaker,
      onBreaker: (state, name) => states.push(`${name} ${state}`),
    });
    service.answers(json(500, {}));
    await failureOf(client.call(charge));
    await failureOf(client.call(charge));
    expect(await failureOf(client.call(charge))).toMatchObject({ kind: 'open' });
    expect(service.received).toHaveLength(2);
    service.answers(paid);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await client.call(charge)).toEqual({ message: 'paid' });
    expect(states).toEqual([
      'CardProcessor open',
      'CardProcessor half-open',
      'CardProcessor closed',
    ]);
  });

  it('does not open because requests are refused', async () => {
    const client = connect({ breaker });
    service.answers(json(422, {}));
    for (let call = 0; call < 5; call += 1) await failureOf(client.call(charge));
    expect(client.breakerState).toBe('closed');
  });

  it('does not open because callers leave', async () => {
    service.answers(() => undefined);
    const client = connect({ breaker });
    for (let call = 0; call < 3; call += 1) {
      const signal = AbortSignal.timeout(10);
      await expect(client.call(charge, { signal })).rejects.toMatchObject({ name: 'TimeoutError' });
    }
    expect(client.breakerState).toBe('closed');
  });

  it('counts every attempt, and repeats nothing once it is open', async () => {
    service.answers(json(500, {}));
    const client = connect({ breaker, retry: { attempts: 5, from: 1 } });
    expect(await failureOf(client.call(charge))).toMatchObject({ kind: 'open' });
    expect(service.received).toHaveLength(2);
  });
});

it('a fallback answers for what is not available', async () => {
  const backup = await startService(json(201, { message: 'paid by the other' }));
  service.answers(json(503, {}));
  const first = connect();
  const second = connect({ name: 'BackupProcessor', url: backup.url });
  const answer = await fallback(
    () => first.call(charge),
    () => second.call(charge),
    isUnavailable,
  );
  expect(answer).toEqual({ message: 'paid by the other' });
  await backup.close();
});
