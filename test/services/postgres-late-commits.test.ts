import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, migrate } from '@plinth/runtime/database';
import { type DomainEvent, newId } from '@plinth/runtime/domain';
import {
  codec,
  eventMigration,
  ProjectionRunner,
  SqlEventStore,
  view,
} from '@plinth/runtime/eventsourcing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase, postgresIsThere } from './postgres.ts';

// The whole of it: LATE_COMMIT_EVENTS=100000
const wanted = Number(process.env.LATE_COMMIT_EVENTS ?? 3_000);
const category = 'parcels.parcel';
const codecs = [codec<{ Sent: { text: string } }>({ category, events: { Sent: { version: 1 } } })];

const sent = (): DomainEvent => {
  const at = new Date().toISOString();
  const meta = { actorId: null, correlationId: 'late', causationId: null, streamVersion: 0 };
  return { type: 'Sent', data: { text: 'a parcel' }, meta: { ...meta, id: newId(), at } };
};

const countView = view<{ id: string; sent: number }, { [category]: { Sent: object } }, 'id'>({
  name: 'parcels.count',
  table: {
    name: 'parcel_count',
    key: ['id'],
    keyToRow: (key) => key,
    toRow: (row) => row,
    fromRow: (columns) => columns as { id: string; sent: number },
  },
  blank: (key) => ({ ...key, sent: 0 }),
  on: {
    [category]: {
      Sent: { key: () => ({ id: 'all' }), set: (_, row) => ({ ...row, sent: row.sent + 1 }) },
    },
  },
});

interface Progress {
  appended: number;
}

/** One process that appends: units of one event or more, held open for a while, some given up. */
async function write(database: Database, progress: Progress): Promise<void> {
  const events = new SqlEventStore(database, codecs);
  const held = async (): Promise<number> => {
    const number = 1 + Math.floor(Math.random() * 8);
    await database.run(async () => {
      for (let at = 0; at < number; at += 1) {
        await events.append({ category, id: newId() }, 0, [sent()]);
        if (Math.random() < 0.3) await sleep(Math.random() * 10);
      }
      if (Math.random() < 0.05) await sleep(Math.random() * 100);
      if (Math.random() < 0.1) throw new Error('given up');
    });
    return number;
  };
  const alone = async (): Promise<number> => {
    const number = 1 + Math.floor(Math.random() * 3);
    await events.append({ category, id: newId() }, 0, Array.from({ length: number }, sent));
    return number;
  };
  const keepWriting = async (): Promise<void> => {
    while (progress.appended < wanted) {
      const number = await (Math.random() < 0.5 ? held : alone)().catch(() => 0);
      progress.appended += number;
    }
  };
  await Promise.all(Array.from({ length: 6 }, keepWriting));
}

describe.skipIf(!(await postgresIsThere))('readers of the log, while commits come late', () => {
  const own = ownDatabase();
  const opened: Database[] = [];
  const open = async (): Promise<Database> => {
    const database = await own.open({ connections: 8 });
    opened.push(database);
    return database;
  };

  beforeAll(async () => {
    await migrate(await open(), [
      eventMigration,
      {
        name: '0001-count',
        up: (db, types) =>
          db.schema
            .createTable('parcel_count')
            .addColumn('id', types.text, (column) => column.primaryKey())
            .addColumn('sent', types.integer, (column) => column.notNull())
            .execute(),
      },
    ]);
  });

  afterAll(async () => {
    for (const database of opened) await database.close();
  });

  it('skip no event, by position and by count', { timeout: 3_600_000 }, async () => {
    const progress: Progress = { appended: 0 };
    let isWriting = true;
    const writers = await Promise.all(Array.from({ length: 4 }, open));
    const writing = Promise.all(writers.map((writer) => write(writer, progress))).finally(() => {
      isWriting = false;
    });

    const reader = await open();
    const events = new SqlEventStore(reader, codecs);
    const readOn = async (
      read: (after: number) => Promise<readonly number[]>,
    ): Promise<readonly number[]> => {
      const seen: number[] = [];
      for (;;) {
        const isLast = !isWriting;
        const batch = await read(seen.at(-1) ?? 0);
        for (const position of batch) seen.push(position);
        if (batch.length === 0 && isLast) return seen;
        if (batch.length === 0) await sleep(2);
      }
    };
    const careful = readOn(async (after) =>
      (await events.readAll({ after, limit: 200 })).map(({ position }) => position),
    );
    // What a reader would do that knows nothing of late commits: without it this would prove nothing.
    const naive = readOn(async (after) => {
      const text =
        'select position from plinth.event where position > $1 order by position limit 200';
      const { rows } = await reader.execute<{ position: number }>(text, [after]);
      return rows.map(({ position }) => position);
    });
    const errors: unknown[] = [];
    const runners = await Promise.all(
      [0, 1].map(async () => {
        const database = await open();
        const options = { views: [countView], onError: (error: unknown) => errors.push(error) };
        const store = new SqlEventStore(database, codecs);
        const runner = new ProjectionRunner({ database, events: store, batch: 50, ...options });
        await runner.start();
        return runner;
      }),
    );

    await writing;
    const rows = await own.query('select position::int from plinth.event order by position');
    const all = rows.map((row) => (row as { position: number }).position);
    expect(all.length).toBeGreaterThanOrEqual(wanted);
    expect(await careful).toEqual(all);
    const skipped = all.length - (await naive).length;
    for (const runner of runners) {
      await runner.settled({ timeout: 600_000 });
      await runner.close();
    }
    expect(errors).toEqual([]);
    expect(await own.query('select sent::int from parcel_count')).toEqual([{ sent: all.length }]);
    expect(skipped).toBeGreaterThan(0);
    process.stdout.write(
      `late commits: ${all.length} events, none skipped; a reader that does not look out skipped ${skipped}\n`,
    );
  });
});
