import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bootApp, type RunningApp, runIn } from './app.ts';
import { createApp } from './create-app.ts';

let app: RunningApp;

beforeAll(async () => {
  const folder = await createApp('minimal');
  expect(await runIn(folder, 'npm', 'run', 'build')).toMatchObject({ code: 0 });
  app = await bootApp(folder, 'todo');
});

afterAll(() => app?.kill());

interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const json = { 'content-type': 'application/json' };
const deep = '['.repeat(100_000) + ']'.repeat(100_000);

const hostile: readonly (readonly [string, RawRequest, number])[] = [
  ['malformed JSON', { method: 'POST', path: '/tasks', headers: json, body: '{"title": ' }, 400],
  ['an empty body', { method: 'POST', path: '/tasks', headers: json, body: '' }, 400],
  [
    'a body that is not UTF-8',
    { method: 'POST', path: '/tasks', headers: json, body: Buffer.from([0x22, 0xff, 0xfe, 0x22]) },
    400,
  ],
  [
    'a list instead of an object',
    { method: 'POST', path: '/tasks', headers: json, body: '[]' },
    422,
  ],
  ['null', { method: 'POST', path: '/tasks', headers: json, body: 'null' }, 422],
  [
    'a number as title',
    { method: 'POST', path: '/tasks', headers: json, body: '{"title":7}' },
    422,
  ],
  [
    'a text as flag',
    { method: 'POST', path: '/tasks', headers: json, body: '{"title":"a","done":"true"}' },
    422,
  ],
  [
    'a body over the limit',
    {
      method: 'POST',
      path: '/tasks',
      headers: json,
      body: JSON.stringify({ title: 'a'.repeat(2 << 20) }),
    },
    413,
  ],
  [
    'nesting a hundred thousand deep',
    { method: 'POST', path: '/tasks', headers: json, body: `{"title":${deep}}` },
    422,
  ],
  [
    '__proto__',
    {
      method: 'POST',
      path: '/tasks',
      headers: json,
      body: '{"title":"a","__proto__":{"admin":true}}',
    },
    400,
  ],
  [
    'constructor.prototype',
    {
      method: 'POST',
      path: '/tasks',
      headers: json,
      body: '{"title":"a","constructor":{"prototype":{"admin":true}}}',
    },
    400,
  ],
  [
    'an unknown media type',
    { method: 'POST', path: '/tasks', headers: { 'content-type': 'text/csv' }, body: 'title' },
    415,
  ],
  ['an unknown route', { method: 'GET', path: '/nowhere' }, 404],
  ['a wrong method', { method: 'DELETE', path: '/tasks' }, 405],
  ['an overlong path', { method: 'GET', path: `/tasks/${'a'.repeat(4000)}` }, 404],
  ['a path that cannot be decoded', { method: 'GET', path: '/tasks/%E0%A4%A' }, 400],
  ['a path that climbs', { method: 'GET', path: '/tasks/..%2f..%2fetc%2fpasswd' }, 404],
  ['a page size that is no number', { method: 'GET', path: '/tasks?limit=many' }, 422],
  ['a negative offset', { method: 'GET', path: '/tasks?offset=-1' }, 422],
  [
    'an If-Match that is no tag',
    {
      method: 'DELETE',
      path: '/tasks/0189f7a0-0000-7000-8000-000000000000',
      headers: { 'if-match': 'seven' },
    },
    404,
  ],
];

test.each(hostile)('%s', async (_, raw, status) => {
  const answer = await send(raw);
  expect({ status: answer.status, type: answer.type }).toEqual({
    status,
    type: 'application/problem+json',
  });
  expect(JSON.parse(answer.body)).toMatchObject({
    status,
    title: expect.any(String),
    code: expect.any(String),
  });
});

test('the app has survived, and no prototype was touched', async () => {
  const created = await send({
    method: 'POST',
    path: '/tasks',
    headers: json,
    body: '{"title":"still here"}',
  });
  expect(created.status).toBe(201);
  expect(Object.keys(JSON.parse(created.body))).toEqual(['id', 'title', 'done']);
  expect(app.log()).not.toMatch(/"level":"(error|fatal)"/);
});

interface RawAnswer {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: string;
}

/** Sends a request as it stands: fetch would mend some of them. */
function send({ method, path, headers, body }: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(app.url);
    const outgoing = request(
      { hostname, port, method, path, headers: { ...headers } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            type: incoming.headers['content-type']?.split(';')[0],
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
