import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestClient } from '../../src/runtime/testing/index.ts';
import { root } from '../arch/source.ts';
import { renderSpec } from './render-spec.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-corners-'));

interface TestApp {
  readonly api: TestClient;
  readonly anonymous: TestClient;
  readonly as: (...roles: readonly string[]) => Promise<TestClient>;
  readonly close: () => Promise<void>;
}

let app: TestApp;

beforeAll(async () => {
  for (const [path, text] of await renderSpec(join(root, 'test/golden/specs/corners.yaml'))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

beforeEach(async () => {
  const module = (await import(join(folder, 'test/test-app.ts'))) as {
    startTestApp: () => Promise<TestApp>;
  };
  app = await module.startTestApp();
});

afterEach(() => app.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('commands', () => {
  test('find their instance by an input, and keep what is left out', async () => {
    await app.api.post('/members/a', { name: 'ann' });
    expect((await app.api.patch('/by-name/ann', { nick: 'annie', rank: 2 })).status).toBe(204);
    await app.api.patch('/by-name/ann', { nick: null });
    const { body } = await app.api.get('/by-name/ann');
    expect(body).toEqual({ id: 'a', name: 'ann', nick: null, rank: 2 });
    expect((await app.api.patch('/by-name/bob', {})).status).toBe(404);
  });

  test('look up rows and aggregates of other contexts, and say what is missing', async () => {
    await app.api.post('/members/a', { name: 'ann' });
    const settle = (room: string) => app.api.post('/members/a/settle', { room, lamp: 'l' });
    const noRoom = { code: 'UnknownRoom', detail: 'there is no such Room' };
    expect((await settle('hall')).body).toMatchObject(noRoom);
    await app.api.post('/rooms', { id: 'hall', name: 'Hall' });
    expect((await settle('hall')).body).toMatchObject({ code: 'NotFound', detail: 'not found' });
    await app.api.post('/lamps/l', {});
    expect((await settle('hall')).status).toBe(204);
    await app.api.patch('/by-name/ann', { rank: 1 });
    const taken = { code: 'NotUnique', detail: 'a value is already taken' };
    expect((await settle('hall')).body).toMatchObject(taken);
  });

  test('look up what queries answer, without its version', async () => {
    for (const name of ['ann', 'bob']) await app.api.post(`/members/${name}`, { name });
    await app.api.patch('/by-name/bob', { nick: 'bobby' });
    expect((await app.api.post('/members/ann/copies', { from: 'bob' })).status).toBe(204);
    expect((await app.api.get('/by-name/ann')).body).toMatchObject({ nick: 'bobby' });
    expect((await app.api.post('/members/ann/copies', { from: 'none' })).status).toBe(204);
    expect((await app.api.get('/by-name/ann')).body).toMatchObject({ nick: null });
  });
});

describe('one aggregate', () => {
  const tagOf = (answer: { headers: Record<string, unknown> }) => answer.headers.etag;
  const known = (etag: string) => ({ 'if-none-match': etag });

  test.each([
    ['as its events', 'put', '/logs/a', 'put', '/logs/a', { text: 'x' }],
    ['as a row', 'post', '/members/a', 'patch', '/by-name/a', { name: 'a', rank: 3 }],
  ] as const)(
    'kept %s is answered with its version',
    async (_, make, first, change, second, body) => {
      await app.api[make](first, body);
      expect(tagOf(await app.api.get(second))).toBe('W/"1"');
      const changed = await app.api[change](second, body);
      expect(tagOf(changed)).toBe('W/"2"');
      const found = await app.api.get(second, known('W/"1"'));
      expect([found.status, tagOf(found)]).toEqual([200, 'W/"2"']);
      expect((await app.api.get(second, known('W/"2"'))).status).toBe(304);
    },
  );

  test('is answered whole where the answer depends on who asks', async () => {
    await app.api.post('/members/a', { name: 'ann' });
    const found = await app.api.get('/members/a', known('W/"1"'));
    expect([found.status, tagOf(found)]).toEqual([203, 'W/"1"']);
    expect(found.body).toEqual({ member: { id: 'a', name: 'ann', mine: false } });
  });
});
