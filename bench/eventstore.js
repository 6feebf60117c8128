import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Client from 'libsql';
import { deposit, ours, raceAppends, raceLoads } from './event-race.js';

/** Appending and loading events, against plain SQLite and Emmett; all of them fully synchronous. */
export async function benchEventStore() {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-bench-events-'));
  const stores = [plainSqlite(folder), await emmett(folder), await plinth(folder)];
  const title = 'Appending one event';
  for (const writers of [1, 16, 64]) {
    const least = writers === 64 ? { [ours]: 4 } : {};
    await raceAppends(stores, { title, anchor, writers, least });
  }
  await raceLoads(stores, { title: 'Loading a stream of 10 events', anchor });
  await reportReplays(stores.at(-1));
  for (const { close } of stores) await close();
  rmSync(folder, { recursive: true });
}

const anchor = 'plain SQLite, insert + commit each';

/** What a snapshot could save: reading and replaying whole streams. */
async function reportReplays({ appendMany, load }) {
  process.stdout.write('\nReading a stream with SqlEventStore, by its length\n');
  for (const length of [10, 100, 1_000, 10_000]) {
    const stream = randomUUID();
    await appendMany(stream, length);
    const rounds = Math.max(5, 5_000 / length);
    const before = process.cpuUsage();
    for (let round = 0; round < rounds; round += 1) await load(stream);
    const { user, system } = process.cpuUsage(before);
    const millis = (user + system) / 1_000 / rounds;
    process.stdout.write(
      `  ${String(length).padStart(6)} events ${millis.toFixed(2).padStart(8)} ms of CPU\n`,
    );
  }
}

function plainSqlite(folder) {
  const client = new Client(join(folder, 'plain.db'));
  client.exec('pragma journal_mode = wal; pragma synchronous = full');
  client.exec(
    'create table event (position integer primary key autoincrement, stream text, version integer, id text, type text, data text, at text, meta text, unique (stream, version))',
  );
  const insert = client.prepare(
    'insert into event (stream, version, id, type, data, at, meta) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const select = client.prepare('select * from event where stream = ? order by version');
  return {
    name: anchor,
    append: async (stream, version) => {
      const data = JSON.stringify(deposit(stream));
      const at = new Date().toISOString();
      const meta = JSON.stringify({ actorId: 'mara', correlationId: 'request' });
      insert.run([stream, version + 1, randomUUID(), 'MoneyDeposited', data, at, meta]);
    },
    load: async (stream) =>
      select.all([stream]).map((row) => ({
        ...row,
        data: JSON.parse(row.data),
        meta: JSON.parse(row.meta),
      })).length,
    close: () => client.close(),
  };
}

async function plinth(folder) {
  const { migrate, openSqlite } = await import('@plinth/runtime/database');
  const { newId } = await import('@plinth/runtime/domain');
  const { codec, eventMigration, SqlEventStore } = await import('@plinth/runtime/eventsourcing');
  const database = await openSqlite({ path: join(folder, 'plinth.db') });
  await migrate(database, [eventMigration]);
  const category = 'accounts.account';
  const events = new SqlEventStore(database, [
    codec({ category, events: { MoneyDeposited: { version: 1 } } }),
  ]);
  const event = (stream) => {
    const at = new Date().toISOString();
    const meta = { id: newId(), at, actorId: 'mara', correlationId: 'request', causationId: null };
    return { type: 'MoneyDeposited', data: deposit(stream), meta };
  };
  return {
    name: ours,
    append: (stream, version) => events.append({ category, id: stream }, version, [event(stream)]),
    appendMany: (stream, length) =>
      events.append(
        { category, id: stream },
        0,
        Array.from({ length }, () => event(stream)),
      ),
    load: async (stream) => (await events.read({ category, id: stream })).length,
    close: () => database.close(),
  };
}

// One open connection and one append after the other: its store opens a connection for each call,
// and its transactions on a shared one run into each other.
async function emmett(folder) {
  const { appendToStream, createEventStoreSchema, readStream, sqliteConnection } = await import(
    '@event-driven-io/emmett-sqlite'
  );
  const connection = sqliteConnection({ fileName: join(folder, 'emmett.db') });
  await connection.command('pragma synchronous = full');
  await createEventStoreSchema(connection);
  let last = Promise.resolve();
  const appendOne = async (stream, version) => {
    const event = { type: 'MoneyDeposited', data: deposit(stream) };
    const { success } = await appendToStream(connection, stream, 'account', [event], {
      expectedStreamVersion: version === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(version),
    });
    if (!success) throw new Error('Emmett has not appended');
  };
  return {
    name: 'Emmett on SQLite (libsql), in a queue',
    append: (stream, version) => {
      last = last.then(() => appendOne(stream, version));
      return last;
    },
    load: async (stream) => (await readStream(connection, stream)).events.length,
    close: () => connection.close(),
  };
}
