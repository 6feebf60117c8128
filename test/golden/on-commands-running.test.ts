import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { renderSpec } from './render-spec.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-finding-'));

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

interface App {
  readonly api: {
    readonly get: (path: string) => Promise<Answer>;
    readonly post: (path: string, body: object) => Promise<Answer>;
    readonly put: (path: string, body: object) => Promise<Answer>;
    readonly patch: (path: string, body: object) => Promise<Answer>;
    readonly delete: (path: string) => Promise<Answer>;
  };
  readonly close: () => Promise<void>;
}

beforeAll(async () => {
  const files = await renderSpec(join(root, 'test/golden/specs/on-commands.yaml'));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('commands find their instance by what is given, or are told which', async () => {
  const module = (await import(join(folder, 'test/test-app.ts'))) as {
    startTestApp: () => Promise<App>;
  };
  const { api, close } = await module.startTestApp();
  const clubs = async () => (await api.get('/clubs')).body;
  try {
    const main = (await api.post('/clubs', { name: 'main' })).body.id;
    const other = (await api.post('/clubs', { name: 'other' })).body.id;
    expect(await api.put('/note', { name: 'other', note: 'named' })).toMatchObject({ status: 204 });
    expect(await api.put('/note', { name: 'nobody' })).toMatchObject({ status: 404 });
    expect(await api.patch('/sizes', { size: 5 })).toMatchObject({ status: 204 });
    expect(await api.patch('/sizes', { name: 'other', size: 6 })).toMatchObject({ status: 204 });
    expect(await clubs()).toEqual([
      { name: 'main', note: null, hits: 0, size: 5 },
      { name: 'other', note: 'named', hits: 0, size: 6 },
    ]);

    for (const name of ['main', 'main', 'other']) {
      expect(await api.post('/hits', { name, reference: 'r' })).toMatchObject({ status: 204 });
    }
    const again = { reference: 'r', size: 7 };
    for (const _ of [1, 2]) expect(await api.patch('/hits', again)).toMatchObject({ status: 204 });
    expect(await clubs()).toMatchObject([{ hits: 2, size: 7 }, { hits: 1 }]);

    expect(await api.post('/notes', { club: main, other })).toMatchObject({ status: 204 });
    expect(await clubs()).toMatchObject([{ note: 'by id', size: 7 }, { note: 'mine' }]);
    expect(await api.delete(`/notes/${other}`)).toMatchObject({ status: 204 });
    expect(await clubs()).toMatchObject([{ note: 'by id' }, { note: null }]);
    for (const _ of [1, 2]) {
      const answer = await api.post('/all-hits', { club: main, reference: 's' });
      expect(answer).toMatchObject({ status: 204 });
    }
    expect(await clubs()).toMatchObject([{ hits: 5, note: 'by id' }, { hits: 1 }]);
  } finally {
    await close();
  }
});
