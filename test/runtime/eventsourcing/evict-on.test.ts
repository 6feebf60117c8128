import { CachedReads, MemoryCache } from '@plinth/runtime/caching';
import { newId } from '@plinth/runtime/domain';
import {
  codec,
  eventMigration,
  evictOn,
  ProjectionRunner,
  SqlEventStore,
  type View,
  view,
} from '@plinth/runtime/eventsourcing';
import { gate, temporaryDatabase } from '@plinth/runtime/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unexpected } from '../../../src/runtime/testing/unexpected.ts';

interface PriceEvents {
  readonly Priced: { readonly sku: string; readonly price: number };
  readonly Described: { readonly sku: string };
}

interface Price {
  readonly sku: string;
  readonly price: number;
}

const category = 'catalog.product';
const types = { [category]: ['Priced'] };

const pricesView = ({ sync }: { readonly sync: boolean }): View =>
  view<Price, { [category]: PriceEvents }, 'sku', 'price'>({
    name: 'catalog.prices',
    sync,
    table: {
      name: 'price',
      key: ['sku'],
      keyToRow: (key) => key,
      toRow: (row) => row,
      fromRow: (row: Price) => row,
    },
    blank: (key) => key,
    on: {
      [category]: {
        Priced: { key: ({ sku }) => ({ sku }), set: ({ price }, row) => ({ ...row, price }) },
      },
    },
  });

let shop: Awaited<ReturnType<typeof openShop>>;
afterEach(() => shop.close());

async function openShop({ sync }: { readonly sync: boolean }) {
  const database = await temporaryDatabase([
    eventMigration,
    {
      name: '0001',
      up: async (db) => {
        await db.schema
          .createTable('price')
          .addColumn('sku', 'text', (column) => column.primaryKey())
          .addColumn('price', 'integer')
          .execute();
      },
    },
  ]);
  const events = new SqlEventStore(database, [
    codec<PriceEvents>({ category, events: { Priced: { version: 1 }, Described: { version: 1 } } }),
  ]);
  const prices = pricesView({ sync });
  const projections = new ProjectionRunner({
    database,
    events,
    views: [prices],
    onError: unexpected,
  });
  await projections.start();
  const cache = new MemoryCache({ ttl: 60_000 });
  const reads = new CachedReads<string, number | undefined>({
    cache,
    unitOfWork: database,
    name: 'catalog.get-price',
  });
  const load = async () => {
    const rows = await database.of<{ price: Price }>().selectFrom('price').selectAll().execute();
    return rows[0]?.price;
  };
  let version = 0;
  const append = async (type: keyof PriceEvents, price: number) => {
    const meta = {
      id: newId(),
      at: '2026-01-31T10:00:00.000Z',
      actorId: null,
      correlationId: 'test',
      causationId: null,
      streamVersion: 0,
    };
    const event = { type, data: { sku: 'A', price }, meta };
    const appended = await events.append({ category, id: 'A' }, version, [event]);
    version = appended.version;
    return appended.position;
  };
  const end = evictOn({ reads, types, view: prices }, { events, projections });
  return {
    database,
    projections,
    prices,
    reads,
    append,
    end,
    find: (loading = load) => reads.get('A', loading),
    close: async () => {
      await projections.close();
      await database.close();
    },
  };
}

describe('reads of a view with `sync`', () => {
  beforeEach(async () => {
    shop = await openShop({ sync: true });
    await shop.append('Priced', 1);
  });

  it('are right after the commit', async () => {
    expect(await shop.find()).toBe(1);
    await shop.append('Priced', 2);
    expect(await shop.find()).toBe(2);
  });

  it('are kept while other events come, and while nothing is committed', async () => {
    const kept = async () => 1_000;
    expect(await shop.find()).toBe(1);
    await shop.append('Described', 0);
    expect(await shop.find(kept)).toBe(1);
    const failing = shop.database.run(async () => {
      await shop.append('Priced', 3);
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await shop.find(kept)).toBe(1);
  });

  it('are not kept when they were on their way while the event came', async () => {
    const old = gate<number>();
    const asked = shop.find(() => old.passed);
    await shop.append('Priced', 2);
    old.open(1);
    expect(await asked).toBe(1);
    expect(await shop.find()).toBe(2);
  });

  it('are kept for good once nobody listens any more', async () => {
    expect(await shop.find()).toBe(1);
    shop.end();
    await shop.append('Priced', 2);
    expect(await shop.find()).toBe(1);
  });
});

describe('reads of a view that follows', () => {
  it('are right once the view shows the event, though they were read before', async () => {
    shop = await openShop({ sync: false });
    const { projections, prices } = shop;
    await projections.waitFor(prices, await shop.append('Priced', 1));
    expect(await shop.find()).toBe(1);
    const position = await shop.append('Priced', 2);
    await shop.find(async () => 1);
    await projections.waitFor(prices, position);
    expect(await shop.find()).toBe(2);
  });
});
