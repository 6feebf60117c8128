import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { renderSpec } from './render-spec.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-asked-'));

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Client {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body: object) => Promise<Answer>;
}

interface App {
  readonly api: Client;
  readonly anonymous: Client;
  readonly close: () => Promise<void>;
}

beforeAll(async () => {
  for (const [path, text] of await renderSpec(join(root, 'test/golden/specs/asked-queries.yaml'))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function startApp(): Promise<App> {
  const module = (await import(join(folder, 'test/test-app.ts'))) as {
    startTestApp: () => Promise<App>;
  };
  return module.startTestApp();
}

test('a command decides by what queries of other contexts answer', async () => {
  const { api, anonymous, close } = await startApp();
  try {
    const price = { amount: '7.5', currency: 'EUR' };
    const added = await api.post('/products', { price });
    const order = { product: added.body.id };
    expect(await anonymous.post('/orders', order)).toMatchObject({ status: 409 });

    const shelves = [3, 5, 30].map((height) => ({ height, keeper: '' }));
    for (const shelf of [...shelves, { height: 1, keeper: 'ann', colour: 'Blue' }]) {
      expect(await api.post('/shelves', shelf)).toMatchObject({ status: 201 });
    }
    const opened = await anonymous.post('/orders', { ...order, which: 'Open' });
    expect(opened).toMatchObject({ status: 201 });
    // One row, three shelves below ten, no order before.
    expect(await api.get('/before?least=4')).toMatchObject({
      body: { items: [{ id: opened.body.id, count: 4, price: { amount: '7.5000' } }] },
    });
    const again = await anonymous.post('/orders', { ...order, which: 'Closed' });
    // No row is closed; three shelves, and the order before.
    expect(await api.get('/before?least=4')).toMatchObject({
      body: {
        total: 2,
        items: expect.arrayContaining([expect.objectContaining({ id: again.body.id, count: 4 })]),
      },
    });

    await api.post(`/products/${added.body.id}/withdrawal`, {});
    expect(await anonymous.post('/orders', order)).toMatchObject({ body: { code: 'Dear' } });
    expect(await api.post('/measures', {})).toMatchObject({ status: 501 });
  } finally {
    await close();
  }
});
