import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestClient } from '../../src/runtime/testing/index.ts';
import { root } from '../arch/source.ts';
import { renderSpec } from './render-spec.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-streams-'));

interface App {
  readonly api: TestClient;
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

let app: App;

/** What a person writes in the place of a stub. */
function fill(path: string, stub: string, text: string): void {
  const file = join(folder, path);
  const before = readFileSync(file, 'utf8');
  expect(before).toContain(stub);
  writeFileSync(file, before.replace(stub, text));
}

beforeAll(async () => {
  for (const [path, text] of await renderSpec(join(root, 'test/golden/specs/streams.yaml'))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const streams = 'src/contexts/sales/application/streams';
  const ledger = `${streams}/opened-orders/ledger.ts`;
  fill(
    ledger,
    "    throw new NotImplemented('Sales.opened_orders.Ledger');\n",
    `    await delivery.commit(async () => {
      for (const { data, meta } of events) {
        await this.ports.sales.insert({ id: meta.id, order: data.orderId, amount: data.total });
        if (data.note === 'no sale') throw new RangeError('it is no sale');
      }
    });
`,
  );
  fill(
    `${streams}/changes/watch-processor.ts`,
    "    throw new NotImplemented('Sales.changes.WatchProcessor');\n",
    '',
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
  const order = { customer: 'Maria', channel: 'Web', total: '12.50', note: null, ...more };
  const opened = await app.api.post('/orders', order);
  expect(opened.status, opened.text).toBe(201);
  return id(opened);
}

const orderOf = async (order: string): Promise<unknown> =>
  (await app.api.get(`/orders/${order}`)).body;

async function itemsOf(path: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { body } = await app.api.get(path);
  return (body as { readonly items: readonly Readonly<Record<string, unknown>>[] }).items;
}

test('a processor sends a command for each event that it wants', async () => {
  const orders = [await open(), await open({ total: '1000.01' })];
  orders.push(await open({ total: '2000', channel: 'Shop' }));
  await app.settled();
  expect(await Promise.all(orders.map(orderOf))).toMatchObject([
    { status: 'Open' },
    { status: 'Held' },
    { status: 'Open' },
  ]);
});

test('the first entry whose condition holds is made, also in another context', async () => {
  const [noted, plain] = [await open({ note: 'ring twice' }), await open()];
  await app.settled();
  expect(await orderOf(noted)).toMatchObject({ tags: ['ring twice'] });
  expect(await itemsOf(`/invoices?order=${noted}`)).toEqual([]);
  expect(await itemsOf(`/invoices?order=${plain}`)).toMatchObject([
    { order: plain, customer: 'Maria', amount: '12.5000' },
  ]);
});

test('what is written by hand writes with the step past its batch: once, or not at all', async () => {
  const refused = await open({ note: 'no sale' });
  const orders = [await open(), await open({ total: '3' }), await open({ customer: 'nobody' })];
  await app.settled();
  const sales = await itemsOf('/sales');
  expect(sales.map(({ order }) => order).sort()).toEqual(orders.slice(0, 2).sort());
  expect(sales.map(({ order }) => order)).not.toContain(refused);
  const { text } = await app.api.get('/metrics');
  expect(text).toContain('stream_dead_letters_parked{processor="sales.opened-orders.ledger"} 1');
  expect(text).toContain('stream_events_behind{processor="sales.opened-orders.ledger"} 0');
});

test('a stub leaves dead letters, and what happens to rows of entities is heard, too', async () => {
  await app.api.post('/customers', { name: 'Anna' });
  await app.api.post('/customers', { name: 'Otto', level: 7 });
  await app.settled();
  const { text } = await app.api.get('/metrics');
  expect(text).toContain('stream_dead_letters_parked{processor="sales.changes.ledger"} 2');
  expect(text).toContain('stream_dead_letters_parked{processor="sales.customers.greet"} 1');
  expect(text).toContain('stream_dead_letters_parked{processor="sales.changes.watch-processor"} 0');
  expect((await app.api.get('/health/ready')).body).toMatchObject({ checks: { streams: 'ok' } });
});
