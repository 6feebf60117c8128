import { type Database, migrate, openPostgres, violation } from '@plinth/runtime/database';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownDatabase, postgresIsThere } from './postgres.ts';

describe.skipIf(!(await postgresIsThere))('PostgreSQL', () => {
  const own = ownDatabase();
  let database: Database;
  const opened: Database[] = [];

  const another = async (options = {}): Promise<Database> => {
    const made = await own.open({ schemas: ['order', 'order_items'], ...options });
    opened.push(made);
    return made;
  };

  beforeEach(async () => {
    await own.empty();
    database = await another();
  });

  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });

  describe('schemas', () => {
    const migration = {
      name: '0001-orders',
      up: async (db: ReturnType<typeof database.of<unknown>>) => {
        await db.schema
          .createTable('order_line')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .execute();
        await db.schema
          .createTable('order_items_item')
          .addColumn('id', 'text', (column) => column.references('order_line.id'))
          .execute();
        await db.schema.createIndex('order_line_index').on('order_line').column('id').execute();
      },
    };

    const places = async () =>
      own.query(
        "select schemaname || '.' || tablename as place from pg_tables where schemaname in ('plinth', 'order', 'order_items', 'public') order by 1",
      );

    it('hold the tables of a context each, and those of the runtime', async () => {
      await migrate(database, [migration]);
      expect(await places()).toEqual([
        { place: 'order.line' },
        { place: 'order_items.item' },
        { place: 'plinth.migration' },
      ]);
      await database.run(async () => {
        const db = database.of<{ order_line: { id: string }; order_items_item: { id: string } }>();
        await db.insertInto('order_line').values({ id: 'a' }).execute();
        await db.insertInto('order_items_item').values({ id: 'a' }).execute();
        const both = await db
          .selectFrom('order_line')
          .innerJoin('order_items_item', 'order_items_item.id', 'order_line.id')
          .select('order_items_item.id')
          .execute();
        expect(both).toEqual([{ id: 'a' }]);
      });
      const tables = await database.of<unknown>().introspection.getTables();
      expect(tables.map(({ name }) => name)).toContain('order_items_item');
    });

    it('are changed by a rename from one context to another', async () => {
      await migrate(database, [migration]);
      await migrate(database, [
        migration,
        {
          name: '0002-moved',
          up: async (db) => {
            await db.schema.dropIndex('order_line_index').execute();
            await db.schema.alterTable('order_line').renameTo('order_items_line').execute();
            await db.schema.alterTable('order_items_item').renameTo('order_items_part').execute();
          },
        },
      ]);
      expect(await places()).toEqual([
        { place: 'order_items.line' },
        { place: 'order_items.part' },
        { place: 'plinth.migration' },
      ]);
    });
  });

  it('keeps every kind of value as SQLite does', async () => {
    const rows = [
      {
        bool: 1,
        integer: 9_007_199_254_740_991,
        real: 0.1,
        decimal: '70.00',
        date: '0999-12-31',
        datetime: '2026-01-31T10:00:00.010Z',
        uuid: '01948b1c-5f00-7000-8000-000000000001',
        json: '{"b": 1, "a": "\\u0000"}',
        text: 'Ü 👍',
      },
      {
        bool: 0,
        integer: -1,
        real: 5,
        decimal: '-123456789012345678901234567890.123456789',
        date: '9999-12-31',
        datetime: '0001-01-01T00:00:00.000Z',
        uuid: null,
        json: null,
        text: '',
      },
    ];
    await migrate(database, [
      {
        name: '0001-kinds',
        up: (db, types) =>
          db.schema
            .createTable('kind')
            .addColumn('bool', types.bool)
            .addColumn('integer', types.integer)
            .addColumn('real', types.real)
            .addColumn('decimal', types.decimal)
            .addColumn('date', types.date)
            .addColumn('datetime', types.datetime)
            .addColumn('uuid', types.uuid)
            .addColumn('json', types.json)
            .addColumn('text', types.text)
            .execute(),
      },
    ]);
    const db = database.of<{ kind: (typeof rows)[number] }>();
    await database.run(async () => void (await db.insertInto('kind').values(rows).execute()));
    expect(await db.selectFrom('kind').selectAll().orderBy('integer', 'desc').execute()).toEqual(
      rows,
    );
    const count = await db
      .selectFrom('kind')
      .select((is) => is.fn.countAll().as('all'))
      .execute();
    expect(count).toEqual([{ all: 2 }]);
  });

  it('sorts texts by their bytes', async () => {
    await migrate(database, [
      {
        name: '0001-word',
        up: (db, types) => db.schema.createTable('word').addColumn('it', types.text).execute(),
      },
    ]);
    const words = ['B', 'a', 'Ä', 'ä', 'Z', 'z', '_', ''];
    const db = database.of<{ word: { it: string } }>();
    await database.run(async () => {
      await db
        .insertInto('word')
        .values(words.map((it) => ({ it })))
        .execute();
    });
    const sorted = await db.selectFrom('word').select('it').orderBy('it').execute();
    const bytes = (text: string): Buffer => Buffer.from(text);
    expect(sorted.map(({ it }) => it)).toEqual(
      [...words].sort((one, other) => Buffer.compare(bytes(one), bytes(other))),
    );
  });

  describe('units of two processes', () => {
    interface Tables {
      counter: { id: string; value: number };
    }

    beforeEach(async () => {
      await migrate(database, [
        {
          name: '0001-counter',
          up: (db, types) =>
            db.schema
              .createTable('counter')
              .addColumn('id', types.text, (column) => column.primaryKey())
              .addColumn('value', types.integer, (column) => column.notNull())
              .execute(),
        },
      ]);
      await database.run(async () => {
        const rows = ['a', 'b'].map((id) => ({ id, value: 0 }));
        await database.of<Tables>().insertInto('counter').values(rows).execute();
      });
    });

    const add = async (where: Database, ids: readonly string[]): Promise<void> => {
      const db = where.of<Tables>();
      await where.run(async () => {
        for (const id of ids) {
          const { value } = await db
            .selectFrom('counter')
            .select('value')
            .where('id', '=', id)
            .executeTakeFirstOrThrow();
          await db
            .updateTable('counter')
            .set({ value: value + 1 })
            .where('id', '=', id)
            .execute();
        }
      });
    };

    it('lose no update, also where they wait for each other crosswise', async () => {
      const other = await another();
      const both = [database, other];
      const ways = [
        ['a', 'b'],
        ['b', 'a'],
      ];
      await Promise.all(
        Array.from({ length: 8 }, (_, at) =>
          add(both[at % 2] ?? database, ways[Math.floor(at / 2) % 2] ?? []),
        ),
      );
      const rows = await database.of<Tables>().selectFrom('counter').selectAll().execute();
      expect(rows.map(({ value }) => value)).toEqual([8, 8]);
    });

    it('run again with what the other one left', async () => {
      const other = await another();
      const seen: number[] = [];
      await database.run(async () => {
        const db = database.of<Tables>();
        const [row] = await db.selectFrom('counter').selectAll().where('id', '=', 'a').execute();
        seen.push(row?.value ?? -1);
        if (seen.length === 1) await add(other, ['a']);
        await db
          .updateTable('counter')
          .set({ value: (row?.value ?? 0) + 10 })
          .where('id', '=', 'a')
          .execute();
      });
      expect(seen).toEqual([0, 1]);
      const rows = await own.query("select value::int from counter where id = 'a'");
      expect(rows).toEqual([{ value: 11 }]);
    });

    it('are doomed by a statement that failed, even if that was caught', async () => {
      const db = database.of<Tables>();
      const failing = database.run(async () => {
        await db.insertInto('counter').values({ id: 'c', value: 1 }).execute();
        await db
          .insertInto('counter')
          .values({ id: 'a', value: 1 })
          .execute()
          .catch(() => undefined);
      });
      const error = await failing.catch((one: unknown) => one);
      expect(violation(error)).toEqual({ kind: 'unique', columns: ['id'] });
      expect(await db.selectFrom('counter').selectAll().execute()).toHaveLength(2);
    });
  });

  it('goes on after its connections were cut', async () => {
    await database.ping();
    await own.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    await database.ping();
    await database.run(async () => void (await sql`select 1`.execute(database.of<unknown>())));
  });

  it('is unavailable to a unit whose connection is cut, and keeps nothing of it', async () => {
    await migrate(database, [
      {
        name: '0001-one',
        up: (db) => db.schema.createTable('one').addColumn('id', 'text').execute(),
      },
    ]);
    const cut = database.run(async () => {
      const db = database.of<{ one: { id: string } }>();
      await db.insertInto('one').values({ id: 'a' }).execute();
      await own.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await db.insertInto('one').values({ id: 'b' }).execute();
    });
    await expect(cut).rejects.toMatchObject({ code: 'Unavailable', status: 503 });
    expect(await own.query('select * from one')).toEqual([]);
  });

  it('reads on with statements that were prepared before a migration', async () => {
    const create = {
      name: '0001-one',
      up: (db: ReturnType<typeof database.of<unknown>>) =>
        db.schema.createTable('one').addColumn('id', 'text').execute(),
    };
    await migrate(database, [create]);
    const read = () => database.execute('select * from one', []);
    await read();
    const other = await another();
    await migrate(other, [
      create,
      {
        name: '0002-two',
        up: (db) => db.schema.alterTable('one').addColumn('more', 'text').execute(),
      },
    ]);
    expect((await read()).rows).toEqual([]);
    await database.run(async () => {
      expect((await read()).rows).toEqual([]);
    });
  });

  it('wakes other processes, and not its own', async () => {
    const other = await another();
    const heard: string[] = [];
    database.onSignal('events', () => heard.push('here'));
    other.onSignal('events', () => heard.push('there'));
    // Until both listen.
    const late = AbortSignal.timeout(5_000);
    while (heard.length === 0) {
      late.throwIfAborted();
      database.signal('events');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(new Set(heard)).toEqual(new Set(['there']));
  });

  it('says where it could not be opened, and no password', async () => {
    const nowhere = openPostgres({ url: 'postgres://mara:secret@127.0.0.1:9/shop' });
    await expect(nowhere).rejects.toThrow(
      /^Cannot open the database at 127\.0\.0\.1:9\/shop: connect ECONNREFUSED.*Set DATABASE_URL/,
    );
    const missing = openPostgres({ url: own.url.replace(/\/[^/]*$/, '/none') });
    await expect(missing).rejects.toThrow(/database "none" does not exist/);
  });

  it('has as many connections as it was told', async () => {
    const few = await another({ connections: 2 });
    await Promise.all(Array.from({ length: 12 }, () => few.run(() => few.execute('select 1', []))));
    await Promise.all(Array.from({ length: 12 }, () => few.execute('select 1', [])));
    const [row] = await own.query(
      'select count(*)::int as count from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    expect((row as { count: number }).count).toBeLessThanOrEqual(2 + 2 + 2);
  });
});
