import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Database, migrate } from '@plinth/runtime/database';
import { subscriptionMigration } from '@plinth/runtime/events';
import { codec, eventMigration, SqlEventStore } from '@plinth/runtime/eventsourcing';
import { processMigration, sagaMigration } from '@plinth/runtime/saga';
import type { Kysely } from 'kysely';

const script = new URL('./killed-timers.mjs', import.meta.url).pathname;
const category = 'contract.booking';

interface Booked {
  readonly BookingMade: { readonly booking: string; readonly until: string };
}

const bookingEvents = codec<Booked>({ category, events: { BookingMade: { version: 1 } } });

const depositMigration = {
  name: '0001-deposit',
  up: async (db: Kysely<unknown>) => {
    await db.schema.createTable('deposit').addColumn('of', 'text').execute();
  },
};

const migrations = [
  eventMigration,
  subscriptionMigration,
  processMigration,
  sagaMigration,
  depositMigration,
];

/** Each booking lapses at a time of its own, within three seconds. */
async function book(database: Database, bookings: readonly string[]): Promise<void> {
  const events = new SqlEventStore(database, [bookingEvents]);
  const now = Date.now();
  for (const [at, booking] of bookings.entries()) {
    const until = new Date(now + 500 + (at * 2_500) / bookings.length).toISOString();
    const meta = {
      id: crypto.randomUUID(),
      at: new Date(now).toISOString(),
      actorId: null,
      correlationId: booking,
      causationId: null,
      streamVersion: 1,
    };
    const event = { type: 'BookingMade', data: { booking, until }, meta };
    await events.append({ category, id: booking }, 0, [event]);
  }
}

/** Starts a process again and again until it ends by itself; answers how often it was killed. */
async function runUntilDone(...args: readonly string[]): Promise<number> {
  for (let kills = 0; kills < 200; kills += 1) {
    const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' });
    const [code, signal] = await once(child, 'close');
    if (signal !== null) continue;
    assert.equal(code, 0);
    return kills;
  }
  throw new Error('it is killed for ever');
}

/** Lets two processes, killed again and again, fire what waits; each fires once, and none is lost. */
export async function fireWhileKilled(
  database: Database,
  { url, many }: { readonly url: string; readonly many: number },
): Promise<void> {
  await migrate(database, migrations);
  const bookings = Array.from({ length: many }, (_, at) => `b-${at}`);
  await book(database, bookings);
  const args = [url, String(2 * many), '20'];
  const kills = await Promise.all([runUntilDone(...args), runUntilDone(...args)]);
  const made = await database
    .of<{ deposit: { of: string } }>()
    .selectFrom('deposit')
    .selectAll()
    .execute();
  const wanted = bookings.flatMap((one) => [`SagaTimeout ${one}`, `lapsed ${one}`]);
  assert.deepEqual(made.map(({ of }) => of).sort(), wanted.toSorted());
  const fired = await database
    .of<{ plinth_event: { category: string } }>()
    .selectFrom('plinth_event')
    .select('category')
    .where('category', '=', 'timer')
    .execute();
  assert.equal(fired.length, many);
  assert.ok(Math.max(...kills) > 0, `killed only ${kills} times`);
}
