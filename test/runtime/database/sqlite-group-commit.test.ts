import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Database,
  openSqlite,
  type SqliteClient,
  SqliteDatabase,
} from '@plinth/runtime/database';
import { sql } from 'kysely';
import Client from 'libsql';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

interface NoteTables {
  note: { text: string };
}

let folder: string;
let database: Database;
let statements: string[];
/** Asked before each statement that is not prepared: it may throw in its place. */
let refuse: (statement: string) => void;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-group-'));
  statements = [];
  refuse = () => undefined;
  const path = join(folder, 'notes.db');
  const client: SqliteClient = new Client(path);
  client.exec('pragma journal_mode = wal; create table note (text text unique)');
  const writer: SqliteClient = {
    get inTransaction() {
      return client.inTransaction;
    },
    prepare: (statement) => client.prepare(statement),
    close: () => client.close(),
    exec: (statement) => {
      statements.push(statement);
      refuse(statement);
      return client.exec(statement);
    },
  };
  const options = { busyTimeout: 1_000, onError: (error: unknown) => expect.fail(String(error)) };
  const [reader, snapshots] = [new Client(path), new Client(path)];
  database = new SqliteDatabase({ ...options, writer, reader, snapshots });
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const insert = (text: string) =>
  database.of<NoteTables>().insertInto('note').values({ text }).execute();
const write = (text: string) => database.run(() => insert(text));
const texts = async (): Promise<readonly string[]> => {
  const rows = await database.of<NoteTables>().selectFrom('note').select('text').execute();
  return rows.map(({ text }) => text);
};
const commits = () => statements.filter((statement) => statement === 'commit').length;
const many = (count: number) => Array.from({ length: count }, (_, at) => `note ${at}`);

describe('units in line', () => {
  it.each([
    [1, 1],
    [64, 1],
    [128, 1],
    [300, 3],
  ])('%i of them share %i commits', async (units, want) => {
    // How many share one is also bounded by time, of which a loaded machine takes more.
    await Promise.all(many(units).map(write));
    expect((await texts()).length).toBe(units);
    expect(commits()).toBeGreaterThanOrEqual(want);
    expect(commits()).toBeLessThan(Math.max(2, units / 2));
  });

  it('that come while others are in line share their commit', async () => {
    const later: Promise<unknown>[] = [];
    await Promise.all([
      write('first'),
      new Promise<void>((resolve) =>
        process.nextTick(() => {
          later.push(write('second'), write('third'));
          resolve();
        }),
      ),
    ]);
    await Promise.all(later);
    expect(await texts()).toEqual(['first', 'second', 'third']);
    // A loaded machine may not get to all of them in time.
    expect(commits()).toBeLessThan(3);
  });

  it('all fail when their commit fails, and those after them are not touched', async () => {
    const broken = new Error('the disk is full');
    refuse = (statement) => {
      if (statement === 'commit') throw broken;
    };
    const tasks: string[] = [];
    const writes = many(5).map((text) =>
      database.run(async () => {
        database.afterCommit(() => void tasks.push(text));
        await insert(text);
      }),
    );
    const settled = await Promise.allSettled(writes);
    expect(settled.map((one) => one.status === 'rejected' && one.reason)).toEqual(
      many(5).map(() => broken),
    );
    expect(tasks).toEqual([]);
    refuse = () => undefined;
    await write('after');
    expect(await texts()).toEqual(['after']);
  });

  it('all fail when the database rolls back by itself, even where one caught that', async () => {
    const settled = await Promise.allSettled([
      write('before'),
      database.run(async () => {
        await insert('own');
        await sql`rollback`.execute(database.of<unknown>());
      }),
      write('after'),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(await texts()).toEqual(['after']);
  });

  it('are not held back by those that come later', async () => {
    const begun: number[] = [];
    let begunAtFirstAnswer = 0;
    const writes = many(40).map(async (text, at) => {
      await database.run(async () => {
        begun.push(at);
        await insert(text);
        const until = performance.now() + 2;
        while (performance.now() < until);
      });
      begunAtFirstAnswer ||= begun.length;
    });
    await Promise.all(writes);
    expect(begunAtFirstAnswer).toBeLessThan(20);
  });

  it('wait longer for each other where the disk is slow', async () => {
    const work = async (text: string, millis: number) => {
      await insert(text);
      const until = performance.now() + millis;
      while (performance.now() < until);
    };
    refuse = (statement) => {
      if (statement !== 'commit') return;
      const until = performance.now() + 25;
      while (performance.now() < until);
    };
    await write('first');
    statements = [];
    await Promise.all(many(40).map((text) => database.run(() => work(text, 2))));
    // At 5 ms each group would hold three of them.
    expect(commits()).toBeLessThan(9);
    expect(commits()).toBeGreaterThan(1);
  });

  it('do not wait for a clock that a test holds', async () => {
    vi.useFakeTimers();
    try {
      await write('kept');
    } finally {
      vi.useRealTimers();
    }
    expect(await texts()).toEqual(['kept']);
  });

  it('are committed before tables are altered, and before closing', async () => {
    const written = write('kept');
    const altered = database.alter(() =>
      sql`alter table note add column at text`.execute(database.of<unknown>()),
    );
    await Promise.all([written, altered]);
    const last = write('last');
    await Promise.all([last, database.close()]);
    database = await openSqlite({ path: join(folder, 'notes.db') });
    expect(await texts()).toEqual(['kept', 'last']);
  });
});

it('nothing that was acknowledged is lost when the process is killed', async () => {
  const path = join(folder, 'killed.db');
  const script = new URL('./acknowledging-process.mjs', import.meta.url).pathname;
  for (let round = 0; round < 3; round += 1) {
    const child = spawn(process.execPath, [script, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.on('data', (chunk) => {
      told += chunk;
    });
    await once(child.stdout, 'data');
    await sleep(50 + round * 30);
    child.kill('SIGKILL');
    await once(child, 'close');
    // The last line may be cut off.
    const acknowledged = told.slice(0, told.lastIndexOf('\n')).split('\n');
    expect(acknowledged.length).toBeGreaterThan(1);
    const killed = await openSqlite({ path });
    const rows = await killed.of<NoteTables>().selectFrom('note').select('text').execute();
    const kept = new Set(rows.map(({ text }) => text));
    expect(acknowledged.filter((text) => !kept.has(text))).toEqual([]);
    await killed.run(() => killed.of<NoteTables>().deleteFrom('note').execute());
    await killed.close();
  }
});
