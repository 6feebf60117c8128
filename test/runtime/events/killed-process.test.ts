import { SqlDeadLetterStore, SqlSubscriptionStore } from '@plinth/runtime/events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KilledProcess } from './killed-process.ts';

let killed: KilledProcess;

beforeEach(async () => {
  killed = await KilledProcess.of(new URL('./killed-process.mjs', import.meta.url));
});

afterEach(() => killed.remove());

it('each effect happens once, and what kills the process is parked, whenever it is killed', async () => {
  await killed.enterAll(['a', 'b', 'poison', 'c'], 30);
  const kills = await killed.runUntilDone(20);
  const database = await killed.open();
  const made = await killed.deposited(database);
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
