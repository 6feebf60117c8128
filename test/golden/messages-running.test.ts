import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createAuthenticator, issueToken } from '../../src/runtime/auth/index.ts';
import { type Database, migrate, openSqlite } from '../../src/runtime/database/index.ts';
import { systemClock } from '../../src/runtime/domain/index.ts';
import { SqlDeadLetterStore, type SubscriptionRunner } from '../../src/runtime/events/index.ts';
import { SqlEventStore } from '../../src/runtime/eventsourcing/index.ts';
import { channelCodec, EmbeddedBroker } from '../../src/runtime/messaging/index.ts';
import { createLogger, HealthRegistry } from '../../src/runtime/observability/index.ts';
import { TestClient } from '../../src/runtime/testing/index.ts';
import { root } from '../arch/source.ts';
import { renderSpec } from './render-spec.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-messages-'));
const scans = { name: 'carrier.scans', kind: 'topic' } as const;
const secret = 'only tests sign with this: thirty-two characters or more';
const customer = '01948b1c-5f00-7000-8000-000000000001';

let database: Database;
let broker: EmbeddedBroker;
let api: TestClient;
let anonymous: TestClient;
let subscriptions: SubscriptionRunner;
let close: () => Promise<void>;

beforeAll(async () => {
  for (const [path, text] of await renderSpec(join(root, 'test/golden/specs/messages.yaml'))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(async () => {
  const { migrations } = await import(join(folder, 'src/migrations/index.ts'));
  const { composeMessages } = await import(join(folder, 'src/processes/messages/compose.ts'));
  database = await openSqlite({ path: ':memory:' });
  await migrate(database, migrations);
  const process = await composeMessages({
    database,
    clock: systemClock,
    log: createLogger({ name: 'test', level: 'silent' }),
    health: new HealthRegistry(),
    authenticator: await createAuthenticator({ secret, scheme: 'Bearer' }),
    settings: {
      bodyLimit: 1_048_576,
      corsOrigins: [],
      docs: true,
      host: '127.0.0.1',
      metricsPort: undefined,
      trustProxy: false,
      brokerUrl: 'embedded',
    },
  });
  subscriptions = process.subscriptions;
  anonymous = new TestClient(process.app, { scheme: 'Bearer' });
  api = anonymous.as(await issueToken({ secret, subject: customer, roles: [] }));
  // As somebody outside of the app would send.
  broker = new EmbeddedBroker(new SqlEventStore(database, [channelCodec(scans.name)]));
  close = async () => {
    await process.app.close();
    await database.close();
  };
});

afterEach(() => close());

async function request(parcel: string, more: object = {}): Promise<void> {
  const body = { requestId: crypto.randomUUID(), parcel, ...more };
  const answer = await api.post('/parcel-requests', body);
  expect([answer.status, answer.text]).toEqual([202, '']);
  await subscriptions.settled();
}

async function scan(body: object): Promise<void> {
  await broker.publish(scans, [{ id: crypto.randomUUID(), body: JSON.stringify(body) }]);
  await subscriptions.settled();
}

const parcelOf = async (parcel: string): Promise<unknown> =>
  (await api.get(`/parcels/${parcel}`)).body;

const deadLetters = async () => new SqlDeadLetterStore(database).list();

test('a route enqueues, and what is enqueued is done with its defaults', async () => {
  await request('a', { value: { amount: '12.50', currency: 'EUR' }, notes: ['fragile'] });
  await request('b', { size: 'Large', sentAt: '2026-01-31T10:00:00+01:00' });
  expect(await parcelOf('a')).toMatchObject({
    status: 'Sent',
    size: 'Small',
    value: { amount: '12.50', currency: 'EUR' },
    notes: ['fragile'],
  });
  expect(await parcelOf('b')).toMatchObject({ size: 'Large', sentAt: '2026-01-31T09:00:00.000Z' });
});

test('only who is signed in may enqueue', async () => {
  const body = { requestId: crypto.randomUUID(), parcel: 'a' };
  expect((await anonymous.post('/parcel-requests', body)).status).toBe(401);
});

test('what is not as it should be is refused before it is enqueued', async () => {
  const answer = await api.post('/parcel-requests', { requestId: 'x', parcel: 'a' });
  expect(answer.status).toBe(422);
  await subscriptions.settled();
  expect((await api.get('/parcels/a')).status).toBe(404);
});

test('the same request changes nothing, whoever sends it again', async () => {
  await request('a', { requestId: customer });
  await request('b', { requestId: customer });
  expect((await api.get('/parcels/b')).status).toBe(404);
  expect(await deadLetters()).toEqual([]);
});

test('a message may say what the path says', async () => {
  await request('a');
  expect((await api.post('/parcels/a/notes', { note: 'ring twice' })).status).toBe(202);
  await subscriptions.settled();
  expect(await parcelOf('a')).toMatchObject({ notes: ['ring twice'] });
});

test('what is refused is a dead letter, with the reason', async () => {
  await api.post('/parcels/nowhere/notes', { note: 'ring twice' });
  await subscriptions.settled();
  expect(await deadLetters()).toMatchObject([
    { source: 'parcels.parcel-commands', type: 'note', code: 'NotFound', attempts: 1 },
  ]);
});

test('bare JSON is done for each element, by the first entry whose condition holds', async () => {
  for (const parcel of ['a', 'b', 'test-1']) await request(parcel);
  await scan({ type: 'scan.batch', parcels: ['a', 'b', 'test-1'], at: 'the hub', more: 'ignored' });
  await scan({ type: 'scan.batch', parcels: ['a'], at: 'home', isLast: true });
  await scan({ type: 'scan.batch', parcels: ['b'], at: 'the bottom of the sea' });
  await scan({ type: 'scan.batch', parcels: ['a'], at: 'nowhere' });
  const noted = [expect.stringMatching(/^the hub at 20/)];
  expect(await parcelOf('a')).toMatchObject({ status: 'Arrived', notes: noted });
  expect(await parcelOf('b')).toMatchObject({ status: 'Lost', notes: noted });
  expect(await parcelOf('test-1')).toMatchObject({ status: 'Sent', notes: [] });
});

test('a list is done as a whole or not at all, and what is dropped leaves no dead letter', async () => {
  await request('a');
  await scan({ type: 'scan.batch', parcels: ['a', 'unknown'], at: 'the hub' });
  await scan({ type: 'scan.batch', parcels: [], at: 'the hub' });
  await scan({ type: 'never heard of' });
  expect(await parcelOf('a')).toMatchObject({ notes: [] });
  expect(await deadLetters()).toEqual([]);
});

test('a message may lead to a command of another context', async () => {
  await scan({ type: 'depot-full', depot: 'north' });
  await scan({ type: 'depot-full', depot: '' });
  expect((await api.get('/depots/north')).body).toMatchObject({ status: 'Closed' });
});
