import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Acknowledgements } from '../../../src/runtime/chaos/acknowledged.ts';
import { nameOf, operationsOf } from '../../../src/runtime/chaos/api-document.ts';
import { checkAcknowledged } from '../../../src/runtime/chaos/check-acknowledged.ts';

const id = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
const operations = operationsOf({
  paths: {
    '/tasks': { post: {} },
    '/tasks/{id}': { get: { parameters: id }, delete: { parameters: id } },
    '/notes': { post: {} },
  },
});

/** What the app answers: its version of a task; 404 where there is none. */
const tasks = new Map<string, number>();
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const version = tasks.get(request.url ?? '');
    response.statusCode = version === undefined ? 404 : 200;
    if (version !== undefined) response.setHeader('etag', `W/"${version}"`);
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});

afterAll(() => server.close());

interface Case {
  /** What was acknowledged. */
  readonly version: number | undefined;
  readonly path?: string;
  readonly names?: string;
  readonly deleted?: string;
  /** What is there, and what the log has of it. */
  readonly kept?: number;
  readonly logged?: number;
  readonly found: readonly string[];
  readonly looked?: number;
}

const cases: Readonly<Record<string, Case>> = {
  'is there': { version: 2, kept: 2, found: [] },
  'has changed since': { version: 2, kept: 3, found: [] },
  'is older than was said': {
    version: 2,
    kept: 1,
    found: ['/tasks/1: acknowledged by POST /tasks at version 2, and it is at version 1'],
  },
  'is not there': {
    version: 1,
    found: [
      '/tasks/1: acknowledged by POST /tasks at version 1, and there is nothing, nor anything of it in the log',
    ],
  },
  'is not there, and had no version': {
    version: undefined,
    found: [
      '/tasks/1: acknowledged by POST /tasks, and there is nothing, nor anything of it in the log',
    ],
  },
  'has ended, as its stream tells': { version: 1, logged: 2, found: [] },
  'has a stream that is too short': {
    version: 3,
    logged: 2,
    found: [
      '/tasks/1: acknowledged by POST /tasks at version 3, and there is nothing, nor anything of it in the log',
    ],
  },
  'was deleted': { version: 1, deleted: '1', found: [] },
  'was deleted with what it belongs to': { version: 1, names: '9', deleted: '9', found: [] },
  'is read by nothing': { version: 1, path: '/notes/1', found: [], looked: 0 },
  'is in the log, and read by nothing': { version: 1, path: '/notes/1', logged: 1, found: [] },
};

describe('what was acknowledged', () => {
  it.each(Object.entries(cases))('%s', async (_, given) => {
    const { version, path = '/tasks/1', names, deleted, kept, logged, found, looked = 1 } = given;
    tasks.clear();
    if (kept !== undefined) tasks.set('/tasks/1', kept);
    const acknowledged = new Acknowledgements();
    const send = (name: string, at: string) => {
      const operation = operations.find((one) => nameOf(one) === name);
      if (operation === undefined) throw new Error(`no ${name}`);
      const { method } = operation;
      return { operation, method, path: at, body: undefined, headers: {} };
    };
    acknowledged.add(send('POST /tasks', '/tasks'), {
      status: 201,
      location: path,
      version,
      body: names,
    });
    if (deleted !== undefined)
      acknowledged.sending(send('DELETE /tasks/{id}', `/tasks/${deleted}`));
    const checked = await checkAcknowledged({
      acknowledged,
      operations,
      url,
      authorization: undefined,
      versions: new Map(logged === undefined ? [] : [['1', logged]]),
    });
    expect(checked.findings.map(({ where, what }) => `${where}: ${what}`)).toEqual(found);
    expect(checked.looked).toEqual(looked === 0 ? [] : ['1 acknowledged thing looked up']);
  });
});
