import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openSqlite } from '@plinth/runtime/database';
import {
  SqlDeadLetterStore,
  SqlSubscriptionStore,
  subscriptionMigration,
} from '@plinth/runtime/events';
import { codec, eventMigration, SqlEventStore } from '@plinth/runtime/eventsourcing';
import { afterEach, beforeEach, expect, it } from 'vitest';

interface Entered {
  readonly OrderEntered: { readonly order: string; readonly entry: number };
}

const orderEvents = codec<Entered>({
  category: 'contract.order',
  events: { OrderEntered: { version: 1 } },
});

const deposits = {
  name: '0001-deposit',
  up: async (db: import('kysely').Kysely<unknown>) => {
    await db.schema.createTable('deposit').addColumn('of', 'text').execute();
  },
};

const script = new URL('./killed-process.mjs', import.meta.url).pathname;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-killed-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function open() {
  const database = await openSqlite({ path: join(folder, 'killed.db'), durable: false });
  await migrate(database, [eventMigration, subscriptionMigration, deposits]);
  return database;
}

/** Appends so many entries of each order, in turn; the poison has one. */
async function enterAll(orders: readonly string[], entries: number): Promise<void> {
  const database = await open();
  const events = new SqlEventStore(database, [orderEvents]);
  await database.run(async () => {
    for (let entry = 1; entry <= entries; entry += 1) {
      for (const order of orders) {
        if (order === 'poison' && entry > 1) continue;
        const at = '2026-01-31T10:00:00.000Z';
        const meta = { id: crypto.randomUUID(), at, actorId: null, correlationId: 'c' };
        const event = { type: 'OrderEntered', data: { order, entry } };
        await events.append({ category: 'contract.order', id: order }, entry - 1, [
          { ...event, meta: { ...meta, causationId: null, streamVersion: entry } },
        ]);
      }
    }
  });
  await database.close();
}

/** Starts the process again and again until it ends by itself; answers how often it was killed. */
async function runUntilDone(killEvery: number): Promise<number> {
  for (let kills = 0; kills < 100; kills += 1) {
    const args = [script, join(folder, 'killed.db'), String(killEvery)];
    const child = spawn(process.execPath, args, { stdio: 'inherit' });
    const [code, signal] = await once(child, 'close');
    if (signal === null) {
      expect(code).toBe(0);
      return kills;
    }
  }
  throw new Error('it is killed for ever');
}

it('each effect happens once, and what kills the process is parked, whenever it is killed', async () => {
  await enterAll(['a', 'b', 'poison', 'c'], 30);
  const kills = await runUntilDone(20);
  const database = await open();
  const rows = await database
    .of<{ deposit: { of: string } }>()
    .selectFrom('deposit')
    .selectAll()
    .execute();
  const made = rows.map(({ of }) => of);
  expect(new Set(made).size).toBe(90);
  expect(made).toHaveLength(90);
  for (const order of ['a', 'b', 'c']) {
    const own = made.filter((of) => of.startsWith(`${order} `));
    expect(own).toEqual(Array.from({ length: 30 }, (_, at) => `${order} ${at + 1}`));
  }
  const letters = await new SqlDeadLetterStore(database).list();
  expect(letters.map(({ key, code, attempts }) => [key, code, attempts])).toEqual([
    ['contract.order poison', 'Interrupted', 3],
  ]);
  const left = await new SqlSubscriptionStore(database).pending('contract.deposits', {
    after: 0,
    limit: 1,
  });
  expect(left).toEqual([]);
  await database.close();
  // Three times by the poison, and now and then at random.
  expect(kills).toBeGreaterThan(3);
}, 120_000);
