import assert from 'node:assert/strict';
import type { Kysely } from 'kysely';
import { aroundUnits, type Database, type Migration } from '../database/index.ts';
import { type ContractCase, casesOf } from './contract.ts';
import { gate } from './gate.ts';
import { unitsAtOnce, unitsInLine } from './units-in-line.ts';

export interface AccountTables {
  contract_account: { id: string; owner: string; balance: number };
}

/** The table that the suites of `Database` work on. */
export const accountMigration: Migration = {
  name: '0001-contract-account',
  up: async (db) => {
    await db.schema
      .createTable('contract_account')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('owner', 'text', (column) => column.notNull().unique())
      .addColumn('balance', 'integer', (column) => column.notNull())
      .execute();
  },
};

export interface UnitOfWorkContractOptions {
  /** Whether one unit runs after the other, in the order in which they ask. Default true. */
  readonly inLine?: boolean;
}

/** What every engine of UnitOfWork promises; `make` gives an empty, migrated database. */
export function unitOfWorkContract(
  make: () => Promise<Database>,
  { inLine = true }: UnitOfWorkContractOptions = {},
): readonly ContractCase[] {
  const all = { ...keeping, ...around, ...isolation, ...afterCommit, ...unitsAtOnce };
  return casesOf(make, inLine ? { ...all, ...unitsInLine } : all);
}

const accounts = (database: Database): Kysely<AccountTables> => database.of<AccountTables>();

async function add(database: Database, id: string): Promise<void> {
  const row = { id, owner: `owner of ${id}`, balance: 0 };
  await accounts(database).insertInto('contract_account').values(row).execute();
}

async function idsIn(database: Database): Promise<readonly string[]> {
  const rows = await accounts(database)
    .selectFrom('contract_account')
    .select('id')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

const refused = new Error('refused by the work itself');
const refuse = async (): Promise<never> => {
  throw refused;
};

const around = {
  'lets what is put around a call work in each unit that begins below it': async (
    database: Database,
  ) => {
    let units = 0;
    const call = async (): Promise<readonly string[]> => {
      await database.run(() => database.run(() => add(database, 'a')));
      await database.run(async () => {
        database.afterCommit(() => database.run(() => add(database, 'later')));
      });
      return idsIn(database);
    };
    const ids = aroundUnits(async (work) => {
      units += 1;
      await add(database, `beside ${units}`);
      return work();
    }, call);
    assert.deepEqual(await ids, ['a', 'beside 1', 'beside 2', 'later']);
    await database.run(() => add(database, 'b'));
    assert.equal(units, 2);
  },
};

const keeping = {
  'keeps what a unit wrote, and answers what it answered': async (database: Database) => {
    const answer = await database.run(async () => {
      await add(database, 'a');
      await add(database, 'b');
      return 42;
    });
    assert.equal(answer, 42);
    assert.deepEqual(await idsIn(database), ['a', 'b']);
  },

  'keeps nothing of a unit that fails': async (database: Database) => {
    const failing = database.run(async () => {
      await add(database, 'a');
      await refuse();
    });
    await assert.rejects(failing, refused);
    assert.deepEqual(await idsIn(database), []);
    await database.run(() => add(database, 'b'));
    assert.deepEqual(await idsIn(database), ['b']);
  },

  'keeps nothing of a unit in which a statement failed': async (database: Database) => {
    const failing = database.run(async () => {
      await add(database, 'a');
      await add(database, 'a');
    });
    await assert.rejects(failing);
    assert.deepEqual(await idsIn(database), []);
  },

  'joins a unit within a unit': async (database: Database) => {
    const failing = database.run(async () => {
      await database.run(() => add(database, 'inner'));
      assert.deepEqual(await idsIn(database), ['inner']);
      await refuse();
    });
    await assert.rejects(failing, refused);
    assert.deepEqual(await idsIn(database), []);
  },

  'keeps nothing when a unit within failed, even if that was caught': async (
    database: Database,
  ) => {
    const failing = database.run(async () => {
      await add(database, 'outer');
      await database.run(refuse).catch(() => undefined);
    });
    await assert.rejects(failing, refused);
    assert.deepEqual(await idsIn(database), []);
  },

  'does nothing when its signal is already aborted': async (database: Database) => {
    const signal = AbortSignal.abort(refused);
    await assert.rejects(
      database.run(() => add(database, 'a'), { signal }),
      refused,
    );
    assert.deepEqual(await idsIn(database), []);
  },
};

const isolation = {
  'shows a unit to nobody before it is committed, and makes no reader wait': async (
    database: Database,
  ) => {
    const written = gate();
    const seen = gate();
    const running = database.run(async () => {
      await add(database, 'a');
      assert.deepEqual(await idsIn(database), ['a']);
      written.open();
      await seen.passed;
    });
    await written.passed;
    assert.deepEqual(await idsIn(database), []);
    seen.open();
    await running;
    assert.deepEqual(await idsIn(database), ['a']);
  },

  'loses no update of units that run at once': async (database: Database) => {
    await database.run(() => add(database, 'a'));
    const deposit = async (): Promise<void> => {
      const table = accounts(database);
      const { balance } = await table
        .selectFrom('contract_account')
        .select('balance')
        .executeTakeFirstOrThrow();
      await Promise.resolve();
      await table
        .updateTable('contract_account')
        .set({ balance: balance + 1 })
        .execute();
    };
    await Promise.all(Array.from({ length: 40 }, () => database.run(deposit)));
    const rows = await accounts(database).selectFrom('contract_account').selectAll().execute();
    assert.equal(rows[0]?.balance, 40);
  },

  'says whether a unit is running here': async (database: Database) => {
    assert.equal(database.active, false);
    await database.run(async () => {
      assert.equal(database.active, true);
    });
    assert.equal(database.active, false);
  },

  'refuses to write outside of a unit': async (database: Database) => {
    await assert.rejects(add(database, 'a'), /needs a unit of work/);
    assert.deepEqual(await idsIn(database), []);
  },

  'lets a call that was not awaited write into no other unit': async (database: Database) => {
    const ended = gate();
    const { late } = await database.run(async () => ({
      late: ended.passed.then(() => add(database, 'late')),
    }));
    const next = database.run(async () => {
      ended.open();
      await assert.rejects(late);
    });
    await next;
    assert.deepEqual(await idsIn(database), []);
  },

  'lets a query that was kept write into no other unit': async (database: Database) => {
    const kept = await database.run(async () => ({ table: accounts(database) }));
    const row = { id: 'late', owner: 'late', balance: 0 };
    const late = (): Promise<unknown> =>
      kept.table.insertInto('contract_account').values(row).execute();
    await assert.rejects(late());
    const begun = gate();
    const ended = gate();
    const other = database.run(async () => {
      begun.open();
      await ended.passed;
    });
    await begun.passed;
    await assert.rejects(late());
    ended.open();
    await other;
    assert.deepEqual(await idsIn(database), []);
  },
};

const afterCommit = {
  'runs tasks after the commit and before the answer, in order': async (database: Database) => {
    const seen: unknown[] = [];
    await database.run(async () => {
      database.afterCommit(async () => void seen.push(await idsIn(database)));
      database.afterCommit(() => void seen.push('second'));
      await add(database, 'a');
      assert.deepEqual(seen, []);
    });
    assert.deepEqual(seen, [['a'], 'second']);
  },

  'runs the tasks of a unit within with those of the whole': async (database: Database) => {
    const seen: string[] = [];
    await database.run(async () => {
      await database.run(async () => database.afterCommit(() => void seen.push('inner')));
      assert.deepEqual(seen, []);
    });
    assert.deepEqual(seen, ['inner']);
  },

  'runs no task after a rollback': async (database: Database) => {
    const seen: string[] = [];
    const failing = database.run(async () => {
      database.afterCommit(() => void seen.push('task'));
      await refuse();
    });
    await assert.rejects(failing, refused);
    assert.deepEqual(seen, []);
  },

  'runs a task at once outside of a unit': async (database: Database) => {
    const seen: string[] = [];
    database.afterCommit(() => void seen.push('task'));
    assert.deepEqual(seen, ['task']);
  },

  'stands by the commit when a task fails, and goes on with the next': async (
    database: Database,
  ) => {
    const seen: string[] = [];
    await database.run(async () => {
      database.afterCommit(refuse);
      database.afterCommit(() => void seen.push('next'));
      await add(database, 'a');
    });
    assert.deepEqual(seen, ['next']);
    assert.deepEqual(await idsIn(database), ['a']);
  },

  'lets a task run a unit of its own': async (database: Database) => {
    await database.run(async () => {
      database.afterCommit(() => database.run(() => add(database, 'later')));
      await add(database, 'first');
    });
    assert.deepEqual(await idsIn(database), ['first', 'later']);
  },
};
