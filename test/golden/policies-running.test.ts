import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestClient } from '../../src/runtime/testing/index.ts';
import { root } from '../arch/source.ts';
import { renderSpec } from './render-spec.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-policies-'));

interface App {
  readonly api: TestClient;
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

let app: App;

/** What a person writes in the place of stubs: nothing here. */
function fill(path: string, stub: string): void {
  const file = join(folder, path);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(stub);
  writeFileSync(file, text.replace(stub, ''));
}

beforeAll(async () => {
  for (const [path, text] of await renderSpec(join(root, 'test/golden/specs/policies.yaml'))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  fill(
    'src/contexts/sales/application/policies/look.ts',
    "    throw new NotImplemented('Sales.Look');\n",
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(async () => {
  const module = (await import(join(folder, 'test/test-app.ts'))) as {
    startTestApp: () => Promise<App>;
  };
  app = await module.startTestApp();
});

afterEach(() => app.close());

const id = ({ body }: { readonly body: unknown }): string => (body as { readonly id: string }).id;

async function open(more: object = {}): Promise<string> {
  const order = { customer: 'Maria', channel: 'Web', total: null, note: null, tags: [], ...more };
  const opened = await app.api.post('/orders', order);
  expect(opened.status, opened.text).toBe(201);
  await app.settled();
  return id(opened);
}

const orderOf = async (order: string): Promise<unknown> =>
  (await app.api.get(`/orders/${order}`)).body;

const invoiceOf = async (order: string) => {
  const { body } = await app.api.get(`/invoices?order=${order}`);
  const { items } = body as { readonly items: readonly Readonly<Record<string, unknown>>[] };
  return items;
};

test('an event makes another context do something, once', async () => {
  const order = await open({ total: { amount: '12.50', currency: 'EUR' } });
  expect(await invoiceOf(order)).toMatchObject([
    { order, status: 'Raised', lines: [{ text: 'order', amount: '12.5000' }] },
  ]);
});

test('the first entry whose condition holds is made, and no other', async () => {
  const dear = await open({ channel: 'Shop', total: { amount: '1000.01', currency: 'EUR' } });
  const noted = await open({ channel: 'Shop', note: 'ring twice' });
  const unknown = await open({ customer: 'somebody unknown' });
  const plain = await open();
  expect(await Promise.all([dear, noted, unknown, plain].map(orderOf))).toMatchObject([
    { status: 'Cancelled', tags: ['by system'] },
    { status: 'Open', tags: ['ring twice'] },
    { status: 'Cancelled', tags: ['by system'] },
    { status: 'Open', tags: [] },
  ]);
});

test('what is published of an event is what is seen of it, also what is computed', async () => {
  const [paid, free] = [await open({ total: { amount: '5', currency: 'EUR' } }), await open()];
  for (const order of [paid, free]) {
    await app.api.post(`/orders/${order}/pay`, { at: '2026-01-31T10:00:00Z' });
    const [invoice] = await invoiceOf(order);
    expect((await app.api.post(`/invoices/${invoice?.id}/settle`, undefined)).status).toBe(204);
  }
  await app.settled();
  expect(await orderOf(paid)).toMatchObject({ status: 'Shipped' });
  expect(await orderOf(free)).toMatchObject({ status: 'Paid' });
});

test('a stub leaves a dead letter, and the key goes on', async () => {
  const order = await open();
  await app.api.post(`/orders/${order}/cancel`, { reason: 'no longer wanted' });
  await app.settled();
  expect(await orderOf(order)).toMatchObject({ status: 'Cancelled', tags: [expect.any(String)] });
  const { text } = await app.api.get('/metrics');
  expect(text).toContain('dead_letters_parked{subscription="billing.revoke"} 1');
  expect(text).toContain('subscription_events_behind{subscription="sales.route"} 0');
});

test('what happens to the rows of an entity is heard, too', async () => {
  await app.api.post('/customers', { name: 'Anna' });
  await app.api.post('/customers', { name: 'Otto', level: 7 });
  await app.settled();
  const { text } = await app.api.get('/metrics');
  expect(text).toContain('dead_letters_parked{subscription="sales.welcome-customer"} 1');
  expect((await app.api.get('/health/ready')).body).toMatchObject({
    checks: { subscriptions: 'ok' },
  });
});
