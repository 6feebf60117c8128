import { CachedReads, MemoryCache } from '@plinth/runtime/caching';
import { gate, temporaryDatabase } from '@plinth/runtime/testing';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';

let prices: Awaited<ReturnType<typeof openPrices>>;
beforeEach(async () => {
  prices = await openPrices();
});
afterEach(() => prices.database.close());

async function openPrices() {
  const database = await temporaryDatabase([
    {
      name: '0001',
      up: async (db) => void (await sql`create table price (sku text, amount integer)`.execute(db)),
    },
  ]);
  const cache = new MemoryCache({ ttl: 60_000 });
  const reads = new CachedReads<string, number | null>({
    cache,
    unitOfWork: database,
    name: 'price',
  });
  let loads = 0;
  return {
    database,
    loads: () => loads,
    find: (sku: string) =>
      reads.get(sku, async () => {
        loads += 1;
        const { rows } = await sql<{
          amount: number;
        }>`select amount from price where sku = ${sku}`.execute(database.of());
        return rows[0]?.amount ?? null;
      }),
    set: async (sku: string, amount: number) => {
      await sql`delete from price where sku = ${sku}`.execute(database.of());
      await sql`insert into price values (${sku}, ${amount})`.execute(database.of());
      reads.evict(sku);
    },
  };
}

it('answers the new value right after the commit', async () => {
  const { database, find, set, loads } = prices;
  await database.run(() => set('A', 1));
  expect([await find('A'), await find('A'), loads()]).toEqual([1, 1, 1]);
  await database.run(() => set('A', 2));
  expect([await find('A'), await find('A'), loads()]).toEqual([2, 2, 2]);
});

it('keeps nothing that was rolled back', async () => {
  const { database, find, set } = prices;
  await database.run(() => set('A', 1));
  const failing = database.run(async () => {
    await set('A', 99);
    expect(await find('A')).toBe(99);
    throw new Error('refused');
  });
  await expect(failing).rejects.toThrow('refused');
  expect(await find('A')).toBe(1);
});

it('still answers from the cache while a unit is changing it, and never keeps the old value', async () => {
  const { database, find, set } = prices;
  await database.run(() => set('A', 1));
  const written = gate();
  const seen = gate();
  const running = database.run(async () => {
    await set('A', 2);
    written.open();
    await seen.passed;
  });
  await written.passed;
  expect(await find('A')).toBe(1);
  seen.open();
  await running;
  expect(await find('A')).toBe(2);
});
