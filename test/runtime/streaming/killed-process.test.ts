import { SqlDeadLetterStore, SqlSubscriptionStore } from '@plinth/runtime/events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KilledProcess } from '../events/killed-process.ts';

const entries = Number(process.env.ENTRIES ?? 12);

let killed: KilledProcess;

beforeEach(async () => {
  killed = await KilledProcess.of(new URL('./killed-process.mjs', import.meta.url));
});

afterEach(() => killed.remove());

it('what is committed with a batch is there once, and what kills the process is parked, whenever it is killed and however many partitions there are', async () => {
  await killed.enterAll(['a', 'b', 'poison', 'c'], entries);
  const first = await killed.runUntilDone(40, 2);
  await killed.enterAll(['d', 'e', 'f'], entries);
  const second = await killed.runUntilDone(40, 3);
  const database = await killed.open();
  const made = await killed.deposited(database);
  for (const order of ['a', 'b', 'c', 'd', 'e', 'f']) {
    const own = made.filter((of) => of.startsWith(`${order} `));
    expect(own).toEqual(Array.from({ length: entries }, (_, at) => `${order} ${at + 1}`));
  }
  expect(made).toHaveLength(6 * entries);
  const letters = await new SqlDeadLetterStore(database).list();
  expect(letters.map(({ key, code, attempts }) => [key, code, attempts])).toEqual([
    ['contract.order poison', 'Interrupted', 3],
  ]);
  const store = new SqlSubscriptionStore(database);
  const places = await store.positionsOf('contract.orders.deposits');
  expect([...places.keys()].sort()).toEqual(
    [1, 2, 3].map((at) => `contract.orders.deposits ${at}/3`),
  );
  for (const place of places.keys()) {
    expect(await store.pending(place, { after: 0, limit: 1 })).toEqual([]);
  }
  await database.close();
  // At least three times by the poison, and now and then at random.
  expect(first + second).toBeGreaterThan(3);
}, 600_000);
