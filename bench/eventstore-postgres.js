import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { deposit, ours, raceAppends, raceLoads, rateOf } from './event-race.js';
import { printTable, race } from './measure.js';
import { onOwnDatabase } from './own-database.js';

const connections = 10;

const anchor = 'plain pg, a statement each, pool of 10';

/** Appending and loading events on PostgreSQL, against plain pg and Emmett. */
export const benchEventStoreOnPostgres = () => onOwnDatabase(raceAll);

async function raceAll(url) {
  const stores = [];
  try {
    for (const open of [plainPg, emmett, plinth]) stores.push(await open(url));
    const least = { 1: { [ours]: 0.85 }, 64: { [ours]: 2.5 } };
    const title = 'PostgreSQL: appending one event';
    for (const writers of [1, 16, 64]) {
      await raceAppends(stores, { title, anchor, writers, least: least[writers] });
    }
    await raceLoads(stores, {
      title: 'PostgreSQL: loading a stream of 10 events',
      anchor,
      least: { [ours]: 0.9 },
    });
    await raceDecisions(stores);
  } finally {
    for (const { close } of stores) await close();
  }
}

/** 64 callers, each of which reads its stream, looks at it and appends; a stream gets 10 events. */
async function raceDecisions(stores) {
  const contestants = stores.map(({ name, decide }) => ({
    name,
    run: () =>
      rateOf(64, () => {
        let decided = 0;
        let stream;
        return () => {
          if (decided % 10 === 0) stream = randomUUID();
          decided += 1;
          return decide(stream);
        };
      }),
  }));
  printTable('PostgreSQL: load, decide, append, 64 at once', await race(contestants, 7), {
    anchor,
    unit: '/s',
    digits: 0,
    rate: true,
    least: { [ours]: 3 },
  });
}

async function plainPg(url) {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  await pool.query(
    'create table event (position bigint generated always as identity primary key, stream text, version int, id text, type text, data json, at timestamptz, meta json, unique (stream, version))',
  );
  const append = async (stream, version) => {
    const data = JSON.stringify(deposit(stream));
    const at = new Date().toISOString();
    const meta = JSON.stringify({ actorId: 'mara', correlationId: 'request' });
    await pool.query({
      name: 'append',
      text: 'insert into event (stream, version, id, type, data, at, meta) values ($1, $2, $3, $4, $5, $6, $7)',
      values: [stream, version + 1, randomUUID(), 'MoneyDeposited', data, at, meta],
    });
  };
  const load = async (stream) => {
    const { rows } = await pool.query({
      name: 'load',
      text: 'select * from event where stream = $1 order by version',
      values: [stream],
    });
    return rows.length;
  };
  const decide = async (stream) => append(stream, await load(stream));
  return { name: anchor, append, load, decide, close: () => pool.end() };
}

async function emmett(url) {
  const { getPostgreSQLEventStore } = await import('emmett-on-postgres');
  const store = getPostgreSQLEventStore(url);
  await store.schema.migrate();
  const append = (stream, version) =>
    store.appendToStream(stream, [{ type: 'MoneyDeposited', data: deposit(stream) }], {
      expectedStreamVersion: version === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(version),
    });
  const load = async (stream) => (await store.readStream(stream)).events.length;
  return {
    name: 'Emmett on PostgreSQL',
    append,
    load,
    decide: async (stream) => append(stream, await load(stream)),
    close: () => store.close(),
  };
}

async function plinth(url) {
  const { migrate, openPostgres } = await import('@plinth/runtime/database');
  const { newId } = await import('@plinth/runtime/domain');
  const { codec, eventMigration, SqlEventStore } = await import('@plinth/runtime/eventsourcing');
  const database = await openPostgres({ url, connections });
  await migrate(database, [eventMigration]);
  const category = 'accounts.account';
  const events = new SqlEventStore(database, [
    codec({ category, events: { MoneyDeposited: { version: 1 } } }),
  ]);
  const append = (stream, version) => {
    const at = new Date().toISOString();
    const meta = { id: newId(), at, actorId: 'mara', correlationId: 'request', causationId: null };
    const event = { type: 'MoneyDeposited', data: deposit(stream), meta };
    return events.append({ category, id: stream }, version, [event]);
  };
  const load = async (stream) => (await events.read({ category, id: stream })).length;
  const accounts = await accountsIn(events, category);
  // As the handler of a generated command does it.
  const decide = (stream) =>
    database.run(async () => {
      const account = (await accounts.find(stream)) ?? accounts.create(stream);
      account.deposit();
      await accounts.save(account);
    });
  return { name: ours, append, load, decide, close: () => database.close() };
}

async function accountsIn(events, category) {
  const { AggregateRoot, systemClock } = await import('@plinth/runtime/domain');
  const { EventSourcedRepository } = await import('@plinth/runtime/eventsourcing');
  class Account extends AggregateRoot {
    blank = { id: null, deposits: 0 };
    apply = {
      MoneyDeposited: ({ accountId }, { deposits }) => ({ id: accountId, deposits: deposits + 1 }),
    };

    deposit() {
      this.raise('MoneyDeposited', deposit(this.id));
    }
  }
  class Accounts extends EventSourcedRepository {}
  const make = (id, occasion) => new Account(id, occasion);
  return new Accounts({ events, clock: systemClock, kind: 'Account', category, make });
}
