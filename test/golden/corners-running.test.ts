import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { renderSpec } from './render-spec.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-corners-'));

// biome-ignore lint/suspicious/noExplicitAny: the app that is generated while the test runs
let app: any;

beforeAll(async () => {
  for (const [path, text] of await renderSpec(join(root, 'test/golden/specs/corners.yaml'))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

beforeEach(async () => {
  const { startTestApp } = await import(join(folder, 'test/test-app.ts'));
  app = await startTestApp();
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
});
