import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { type Database, type Migration, migrate, migrationStatus } from '../database/index.ts';
import { type ContractCase, casesOf } from './contract.ts';
import { books, shelves } from './contract-shelves.ts';

/** What every engine promises about changes of its tables; `make` gives an empty database. */
export function migrationContract(make: () => Promise<Database>): readonly ContractCase[] {
  return casesOf(make, migrations);
}

const broken: Migration = {
  name: '0003-broken',
  up: async (db) => {
    await db.schema.createTable('contract_half').addColumn('id', 'text').execute();
    throw new Error('the second half is missing');
  },
};

async function tableNames(database: Database): Promise<readonly string[]> {
  const all = await database.of<unknown>().introspection.getTables();
  return all.map(({ name }) => name).filter((name) => name.startsWith('contract_'));
}

const migrations = {
  'applies what is missing and reports it': async (database: Database) => {
    assert.deepEqual(await migrate(database, [shelves]), {
      applied: ['0001-shelves'],
      already: [],
    });
    assert.deepEqual(await migrate(database, [shelves, books]), {
      applied: ['0002-books'],
      already: ['0001-shelves'],
    });
    assert.deepEqual(await migrate(database, [shelves, books]), {
      applied: [],
      already: ['0001-shelves', '0002-books'],
    });
  },

  'tells what would be applied without applying it': async (database: Database) => {
    await migrate(database, [shelves]);
    const status = await migrationStatus(database, [shelves, books]);
    assert.deepEqual(status.pending, ['0002-books']);
    assert.deepEqual(
      status.applied.map(({ name }) => name),
      ['0001-shelves'],
    );
    assert.deepEqual(await tableNames(database), ['contract_shelf']);
  },

  'applies each once when several start together': async (database: Database) => {
    const reports = await Promise.all(
      Array.from({ length: 5 }, () => migrate(database, [shelves, books])),
    );
    const applied = reports.flatMap((report) => report.applied);
    assert.deepEqual(applied, ['0001-shelves', '0002-books']);
  },

  'changes nothing when one of them fails, and names it': async (database: Database) => {
    await assert.rejects(
      migrate(database, [shelves, broken]),
      /migration 0003-broken failed, and nothing was changed: the second half is missing/,
    );
    assert.deepEqual(await tableNames(database), []);
  },

  'refuses a database that is newer than the app': async (database: Database) => {
    await migrate(database, [shelves, books]);
    await assert.rejects(
      migrate(database, [shelves]),
      /newer than this app: it has had 0002-books/,
    );
  },

  'refuses a database that an earlier text of a migration made': async (database: Database) => {
    await migrate(database, [{ ...shelves, fingerprint: 'one' }]);
    await migrate(database, [{ ...shelves, fingerprint: 'one' }]);
    await assert.rejects(
      migrate(database, [{ ...shelves, fingerprint: 'other' }]),
      /made by another 0001-shelves than this app has/,
    );
  },

  'refuses two migrations of one name': async (database: Database) => {
    await assert.rejects(migrate(database, [shelves, shelves]), /the same name/);
  },

  'refuses a change of tables that leaves rows that refer to nothing': async (
    database: Database,
  ) => {
    await migrate(database, [shelves, books]);
    const orphan: Migration = {
      name: '0003-orphan',
      up: async (db) => {
        await sql`insert into contract_book (isbn, shelf) values ('1', 'none')`.execute(db);
      },
    };
    await assert.rejects(migrate(database, [shelves, books, orphan]));
    assert.deepEqual((await migrationStatus(database, [shelves, books])).pending, []);
  },
};
