import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, type Migration, migrate, openSqlite } from '@plinth/runtime/database';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

interface NoteTables {
  note: { text: string };
}

const notes: Migration = {
  name: '0001-notes',
  up: async (db) => {
    await db.schema.createTable('note').addColumn('text', 'text').execute();
  },
};

let folder: string;
let file: string;
const opened: Database[] = [];
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-sqlite-'));
  file = join(folder, 'shop.db');
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const database of opened.splice(0)) await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(options: { path?: string; busyTimeout?: number } = {}): Promise<Database> {
  const database = await openSqlite({ path: file, ...options });
  opened.push(database);
  return database;
}

const write = (database: Database, text: string) =>
  database.run(async () => {
    await database.of<NoteTables>().insertInto('note').values({ text }).execute();
  });

async function textsIn(database: Database): Promise<readonly string[]> {
  const rows = await database.of<NoteTables>().selectFrom('note').select('text').execute();
  return rows.map(({ text }) => text);
}

/** Starts a process that holds the right to write for so long, and waits until it has it. */
async function otherProcess(holdMillis: number): Promise<ChildProcess> {
  const script = new URL('./other-process.mjs', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, file, String(holdMillis)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  return child;
}

describe('the file', () => {
  it.each([
    ['a path', (path: string) => path],
    ['a file URL', (path: string) => `file:${path}`],
    ['a sqlite URL', (path: string) => `sqlite://${path}`],
  ])('is named by %s, and made with its folder', async (_, name) => {
    const path = join(folder, 'deep', 'er', 'shop.db');
    await open({ path: name(path) });
    expect(existsSync(path)).toBe(true);
  });

  it.each([
    ['postgres://user:hunter2@localhost/shop', 'DATABASE_URL begins with postgres://, but'],
    ['', 'The database has no path'],
  ])('is not %j', async (path, message) => {
    await expect(open({ path })).rejects.toThrow(message);
  });

  it('is named in the error when it cannot be opened', async () => {
    await writeFile(join(folder, 'plain'), 'a file where a folder should be');
    const path = join(folder, 'plain', 'shop.db');
    await expect(open({ path })).rejects.toThrow(`Cannot open the database ${path}`);
  });

  it('is named in the error when it is no database', async () => {
    await writeFile(
      file,
      'this is a letter to my grandmother, and not a database at all'.repeat(20),
    );
    await expect(open()).rejects.toThrow(`Cannot open the database ${file}`);
  });

  it('holds everything by itself after closing', async () => {
    const database = await open();
    await migrate(database, [notes]);
    await write(database, 'kept');
    await database.close();
    const copy = join(folder, 'copy.db');
    await copyFile(file, copy);
    expect(await textsIn(await open({ path: copy }))).toEqual(['kept']);
  });

  it('is gone after closing when it was :memory:', async () => {
    vi.stubEnv('TMPDIR', folder);
    const database = await open({ path: ':memory:' });
    vi.unstubAllEnvs();
    await migrate(database, [notes]);
    await write(database, 'short-lived');
    expect(await textsIn(database)).toEqual(['short-lived']);
    expect(readdirSync(folder)).toHaveLength(1);
    await database.close();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the connection', () => {
  it.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
  ])('%s is %s where it writes', async (pragma, want) => {
    const database = await open();
    const read = () =>
      sql<Record<string, unknown>>`pragma ${sql.raw(pragma)}`.execute(database.of<unknown>());
    const { rows } = await database.run(read);
    expect(rows).toEqual([{ [pragma]: want }]);
  });

  it('keeps values as they are', async () => {
    const database = await open();
    await database.run(async () => {
      await sql`create table kept (value any, kind text, at integer primary key)`.execute(
        database.of<unknown>(),
      );
    });
    const values: readonly [unknown, string, unknown][] = [
      ["O'Brien; drop table kept --", 'text', "O'Brien; drop table kept --"],
      ['👍 ü \n\t"', 'text', '👍 ü \n\t"'],
      [5, 'integer', 5],
      [Number.MAX_SAFE_INTEGER, 'integer', Number.MAX_SAFE_INTEGER],
      [-1.5, 'real', -1.5],
      [12n, 'integer', 12],
      [true, 'integer', 1],
      [false, 'integer', 0],
      [null, 'null', null],
      [undefined, 'null', null],
      [new Uint8Array([1, 0, 255]), 'blob', new Uint8Array([1, 0, 255]).buffer],
    ];
    for (const [value, kind, want] of values) {
      const insert = sql`insert into kept (value) values (${value}) returning value, typeof(value) as kind`;
      const { rows } = await database.run(() => insert.execute(database.of<unknown>()));
      expect(rows).toEqual([{ value: want, kind }]);
    }
  });

  it('makes no text of a number in a text column but its own', async () => {
    const database = await open();
    await migrate(database, [notes]);
    await database.run(() => sql`insert into note values (${7})`.execute(database.of<unknown>()));
    expect(await textsIn(database)).toEqual(['7']);
  });

  it.each<[string, unknown, object]>([
    ['U+0000', 'a\u0000b', { code: 'Validation', status: 422 }],
    ['half a surrogate pair', '\ud83d', { code: 'Validation', status: 422 }],
    ['NaN', Number.NaN, { message: 'NaN cannot be stored' }],
    [
      'a Date',
      new Date(0),
      { message: 'a Date cannot be stored: write it as text or as a number' },
    ],
    ['a list', [1], { message: 'a Array cannot be stored: write it as text or as a number' }],
  ])('refuses %s, which SQLite would change or not take', async (_, value, want) => {
    const database = await open();
    await migrate(database, [notes]);
    const insert = database.run(() =>
      sql`insert into note values (${value})`.execute(database.of<unknown>()),
    );
    await expect(insert).rejects.toMatchObject(want);
    expect(await textsIn(database)).toEqual([]);
  });
});

describe('several processes', () => {
  it('migrate at once: one applies, all find it done', async () => {
    const databases = await Promise.all(Array.from({ length: 4 }, () => open()));
    const reports = await Promise.all(databases.map((database) => migrate(database, [notes])));
    expect(reports.flatMap(({ applied }) => applied)).toEqual(['0001-notes']);
  });

  it('write by turns and see what the others wrote', async () => {
    const [first, second] = [await open(), await open()];
    await migrate(first, [notes]);
    const texts = Array.from({ length: 40 }, (_, at) => `note ${at}`);
    await Promise.all(texts.map((text, at) => write(at % 2 === 0 ? first : second, text)));
    expect((await textsIn(first)).length).toBe(40);
    expect(await textsIn(second)).toEqual(await textsIn(first));
  });

  it('waits for another that writes, without holding up its own', async () => {
    const database = await open();
    await migrate(database, [notes]);
    await otherProcess(300);
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 5);
    const writing = write(database, 'mine');
    expect(await textsIn(database)).toEqual([]);
    await writing;
    clearInterval(ticking);
    expect(await textsIn(database)).toEqual(['from the other process', 'mine']);
    expect(ticks).toBeGreaterThan(5);
  });

  it('gives up on one that does not end, and can be called off', async () => {
    const database = await open({ busyTimeout: 50 });
    await migrate(database, [notes]);
    await otherProcess(60_000);
    await expect(write(database, 'mine')).rejects.toMatchObject({
      code: 'Unavailable',
      status: 503,
    });
    const reason = new Error('the client has gone');
    const control = new AbortController();
    const waiting = database.run(async () => undefined, { signal: control.signal });
    setImmediate(() => control.abort(reason));
    await expect(waiting).rejects.toBe(reason);
  });

  it('keeps nothing of one that was killed within a transaction', async () => {
    const database = await open();
    await migrate(database, [notes]);
    const child = await otherProcess(60_000);
    child.kill('SIGKILL');
    await write(database, 'mine');
    expect(await textsIn(database)).toEqual(['mine']);
  });
});
