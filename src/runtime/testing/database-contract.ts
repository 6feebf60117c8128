import assert from 'node:assert/strict';
import type { Generated } from 'kysely';
import { type Database, type Migration, migrate, violation } from '../database/index.ts';
import { type ContractCase, casesOf } from './contract.ts';
import { books, type ShelfTables, shelves } from './contract-shelves.ts';
import { gate } from './gate.ts';

/** What every engine of Database promises beside its units; `make` gives an empty database. */
export function databaseContract(make: () => Promise<Database>): readonly ContractCase[] {
  return casesOf(make, { ...columns, ...violations, ...snapshots, ...life });
}

const tables = (database: Database) => database.of<ShelfTables>();

async function addShelf(database: Database, id: string, place: string): Promise<void> {
  await tables(database).insertInto('contract_shelf').values({ id, place, open: 1 }).execute();
}

interface KindTables {
  contract_kind: {
    id: Generated<number>;
    done: number;
    price: string;
    at: string;
    doc: Uint8Array;
  };
}

const kinds: Migration = {
  name: '0001-kinds',
  up: async (db, types) => {
    await db.schema
      .createTable('contract_kind')
      .addColumn('id', types.sequence, types.sequenceKey)
      .addColumn('done', types.bool)
      .addColumn('price', types.decimal)
      .addColumn('at', types.datetime)
      .addColumn('doc', types.binary)
      .execute();
  },
};

const columns = {
  'keeps every kind of column, and gives no number twice': async (database: Database) => {
    await migrate(database, [kinds]);
    const row = {
      done: 1,
      price: '9.90',
      at: '2026-01-31T10:00:00.000Z',
      doc: new Uint8Array([0, 255]),
    };
    const db = () => database.of<KindTables>();
    const insert = () =>
      database.run(() =>
        db().insertInto('contract_kind').values(row).returning('id').executeTakeFirstOrThrow(),
      );
    const first = await insert();
    const [kept] = await db().selectFrom('contract_kind').selectAll().execute();
    assert.deepEqual(
      { ...kept, doc: Buffer.from(kept?.doc ?? []) },
      { id: first.id, ...row, doc: Buffer.from(row.doc) },
    );
    await database.run(async () => void (await db().deleteFrom('contract_kind').execute()));
    assert.notEqual((await insert()).id, first.id);
  },
};

async function violated(database: Database, work: () => Promise<unknown>): Promise<unknown> {
  try {
    await database.run(work);
  } catch (error) {
    return violation(error);
  }
  return 'nothing';
}

const violations = {
  'tells which constraint a statement ran into': async (database: Database) => {
    await migrate(database, [shelves, books]);
    await database.run(() => addShelf(database, 's1', 'north'));
    const insertBook = (shelf: string) =>
      tables(database).insertInto('contract_book').values({ isbn: '1', shelf }).execute();
    await database.run(() => insertBook('s1'));

    assert.deepEqual(await violated(database, () => addShelf(database, 's1', 'south')), {
      kind: 'unique',
      columns: ['id'],
    });
    assert.deepEqual(await violated(database, () => addShelf(database, 's2', 'north')), {
      kind: 'unique',
      columns: ['place', 'open'],
    });
    const reference = { kind: 'reference' };
    const elsewhere = () =>
      tables(database).updateTable('contract_book').set({ shelf: 'none' }).execute();
    assert.deepEqual(await violated(database, elsewhere), reference);
    const drop = () => tables(database).deleteFrom('contract_shelf').execute();
    assert.deepEqual(await violated(database, drop), reference);
    assert.equal(violation(new Error('UNIQUE constraint failed: a.b')), undefined);
  },
};

const placesIn = async (database: Database): Promise<readonly string[]> => {
  const rows = await tables(database).selectFrom('contract_shelf').select('place').execute();
  return rows.map(({ place }) => place).sort();
};

const snapshots = {
  'reads one moment, whatever is written between two statements': async (database: Database) => {
    await migrate(database, [shelves]);
    await database.run(() => addShelf(database, 's1', 'north'));
    const begun = gate();
    const written = gate();
    const reading = database.snapshot(async () => {
      const before = await placesIn(database);
      begun.open();
      await written.passed;
      return [before, await database.snapshot(() => placesIn(database))];
    });
    await begun.passed;
    await database.run(() => addShelf(database, 's2', 'south'));
    // Whoever wrote sees it, also while an older moment is being read.
    assert.deepEqual(await placesIn(database), ['north', 'south']);
    written.open();
    assert.deepEqual(await reading, [['north'], ['north']]);
    assert.deepEqual(await database.snapshot(() => placesIn(database)), ['north', 'south']);
  },

  'sees what the unit around it has written': async (database: Database) => {
    await migrate(database, [shelves]);
    const seen = await database.run(async () => {
      await addShelf(database, 's1', 'north');
      return database.snapshot(() => placesIn(database));
    });
    assert.deepEqual(seen, ['north']);
  },

  'lets a unit within it write, and the next one in after a failure': async (
    database: Database,
  ) => {
    await migrate(database, [shelves]);
    const failing = database.snapshot(async () => {
      await placesIn(database);
      await database.run(() => addShelf(database, 's1', 'north'));
      throw new Error('no');
    });
    await assert.rejects(failing, /no/);
    assert.deepEqual(await database.snapshot(() => placesIn(database)), ['north']);
    await assert.rejects(
      database.snapshot(() => addShelf(database, 's2', 'south')),
      /unit of work/,
    );
  },
};

const life = {
  'waits for the running unit before it closes': async (database: Database) => {
    await migrate(database, [shelves]);
    const begun = gate();
    const finish = gate();
    const running = database.run(async () => {
      begun.open();
      await finish.passed;
      await addShelf(database, 's1', 'north');
    });
    await begun.passed;
    const closing = database.close();
    finish.open();
    await Promise.all([running, closing]);
  },

  'refuses everything once it is closed, and may be closed twice': async (database: Database) => {
    await database.ping();
    await database.close();
    await database.close();
    const unavailable = { code: 'Unavailable' };
    await assert.rejects(database.ping(), unavailable);
    await assert.rejects(
      database.run(async () => undefined),
      unavailable,
    );
    await assert.rejects(
      database.snapshot(async () => undefined),
      unavailable,
    );
    await assert.rejects(tables(database).selectFrom('contract_shelf').execute(), unavailable);
  },
};
