import { type Database, migrate } from '@plinth/runtime/database';
import { eventMigration, MemoryEventStore, SqlEventStore } from '@plinth/runtime/eventsourcing';
import { eventStoreContract, temporaryDatabase } from '@plinth/runtime/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { accountEvents } from './account-repository.ts';

describe('the event store in memory', () => {
  const cases = eventStoreContract(async (codecs) => ({
    events: new MemoryEventStore(codecs),
    close: async () => undefined,
  }));
  for (const { title, run } of cases) it(title, run);
});

describe('the event store on SQLite', () => {
  const cases = eventStoreContract(async (codecs) => {
    const database = await temporaryDatabase([eventMigration]);
    return { events: new SqlEventStore(database, codecs), close: () => database.close() };
  });
  for (const { title, run } of cases) it(title, run);

  it('keeps events and the rows of tables in one unit', async () => {
    const database: Database = await temporaryDatabase([eventMigration]);
    await migrate(database, [
      eventMigration,
      {
        name: '0001-note',
        up: (db) => db.schema.createTable('note').addColumn('text', 'text').execute(),
      },
    ]);
    const events = new SqlEventStore(database, [accountEvents]);
    const stream = { category: 'accounts.account', id: 'a-1' };
    const meta = {
      id: 'e-1',
      at: '2026-01-31T10:00:00.000Z',
      actorId: null,
      correlationId: 'r-1',
      causationId: 'e-0',
      streamVersion: 1,
    };
    const event = { type: 'AccountClosed', data: { accountId: 'a-1' }, meta };
    const both = (fail: boolean) =>
      database.run(async () => {
        await sql`insert into note values ('beside')`.execute(database.of<unknown>());
        await events.append(stream, 0, [event]);
        if (fail) throw new Error('taken back');
      });
    const notes = async () =>
      (await sql`select * from note`.execute(database.of<unknown>())).rows.length;
    await expect(both(true)).rejects.toThrow('taken back');
    expect([await notes(), await events.head()]).toEqual([0, 0]);
    await both(false);
    expect([await notes(), await events.head()]).toEqual([1, 1]);
    expect((await events.read(stream))[0]?.meta).toEqual(meta);
    await database.close();
  });
});

it('a store takes one codec for each category', () => {
  expect(() => new MemoryEventStore([accountEvents, accountEvents])).toThrow(
    'two codecs write accounts.account',
  );
});
