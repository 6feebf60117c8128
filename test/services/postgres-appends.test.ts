import { type Database, migrate } from '@plinth/runtime/database';
import { type DomainEvent, newId } from '@plinth/runtime/domain';
import { codec, eventMigration, SqlEventStore } from '@plinth/runtime/eventsourcing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownDatabase, postgresIsThere } from './postgres.ts';

const category = 'parcels.parcel';
const codecs = [codec<{ Sent: { text: string } }>({ category, events: { Sent: { version: 1 } } })];

function sent(text = 'a parcel'): DomainEvent {
  const at = '2026-01-31T10:00:00.000Z';
  const meta = { actorId: null, correlationId: 'r', causationId: null, streamVersion: 0 };
  return { type: 'Sent', data: { text }, meta: { ...meta, id: newId(), at } };
}

describe.skipIf(!(await postgresIsThere))('appends that come at the same time', () => {
  const own = ownDatabase();
  let stores: readonly SqlEventStore[] = [];
  let databases: readonly Database[] = [];

  beforeEach(async () => {
    await own.empty();
    databases = [await own.open(), await own.open()];
    for (const database of databases) await migrate(database, [eventMigration]);
    stores = databases.map((database) => new SqlEventStore(database, codecs));
  });

  afterEach(async () => {
    for (const database of databases) await database.close();
  });

  it('each have their own verdict', async () => {
    const [store] = stores;
    const stream = (id: string) => ({ category, id });
    await store?.append(stream('1'), 0, [sent()]);
    const settled = await Promise.allSettled([
      store?.append(stream('a'), 0, [sent()]),
      store?.append(stream('b'), 0, [sent(), sent()]),
      store?.append(stream('1'), 0, [sent()]),
      store?.append(stream('half \ud83d'), 0, [sent()]),
      store?.append(stream('1'), 1, [sent(), sent()]),
      store?.append(stream('1'), 1, [sent()]),
      store?.append(stream('c'), 7, [sent()]),
      store?.append(stream('d'), 0, [sent()]),
    ]);
    expect(
      settled.map((one) => (one.status === 'fulfilled' ? one.value?.version : one.reason.code)),
    ).toEqual([1, 2, 'Conflict', 'Validation', 3, 'Conflict', 'Conflict', 1]);
    const versions = async (id: string) =>
      (await store?.read(stream(id)))?.map(({ meta }) => meta.streamVersion);
    expect(await versions('1')).toEqual([1, 2, 3]);
    expect(await versions('b')).toEqual([1, 2]);
    expect(await versions('c')).toEqual([]);
  });

  it('go to one stream one after the other, from two processes', async () => {
    const stream = { category, id: 'contended' };
    let conflicts = 0;
    const append = async (store: SqlEventStore, events: readonly DomainEvent[]): Promise<void> => {
      for (;;) {
        const { length } = await store.read(stream);
        try {
          await store.append(stream, length, events);
          return;
        } catch (error) {
          expect(error).toMatchObject({ code: 'Conflict' });
          conflicts += 1;
        }
      }
    };
    const texts = Array.from({ length: 8 }, (_, at) => `${at}`);
    await Promise.all(
      texts.flatMap((text) =>
        stores.map((store, at) =>
          append(store, [sent(`${at} ${text} a`), sent(`${at} ${text} b`)]),
        ),
      ),
    );
    const read = (await stores[0]?.read(stream)) ?? [];
    expect(read.map(({ meta }) => meta.streamVersion)).toEqual(read.map((_, at) => at + 1));
    expect(read).toHaveLength(32);
    // Both of each append, next to each other.
    const all = read.map(({ data }) => (data as { text: string }).text);
    for (const [at, text] of all.entries()) {
      if (at % 2 === 0) expect(all[at + 1]).toBe(text.replace(/a$/, 'b'));
    }
    expect(conflicts).toBeGreaterThan(0);
  });

  it('wake those who follow in other processes', async () => {
    const [here, there] = stores;
    const woken = new Promise<void>((resolve) => there?.onCommittedElsewhere(resolve));
    const late = AbortSignal.timeout(10_000);
    let isWoken = false;
    void woken.then(() => {
      isWoken = true;
    });
    // Until the other one listens.
    while (!isWoken) {
      late.throwIfAborted();
      await here?.append({ category, id: newId() }, 0, [sent()]);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
});
