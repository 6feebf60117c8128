import assert from 'node:assert/strict';
import type { Database } from '../database/index.ts';
import { gate } from './gate.ts';

interface Accounts {
  contract_account: { id: string; owner: string; balance: number };
}

async function add(database: Database, id: string, owner = id): Promise<void> {
  const row = { id, owner, balance: 0 };
  await database.of<Accounts>().insertInto('contract_account').values(row).execute();
}

async function idsIn(database: Database): Promise<readonly string[]> {
  const rows = await database
    .of<Accounts>()
    .selectFrom('contract_account')
    .select('id')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

const names = Array.from({ length: 20 }, (_, at) => `account ${String(at).padStart(2, '0')}`);
const allBut = (missing: string) => names.filter((name) => name !== missing);
const refused = new Error('refused by the work itself');

/**
 * Holds the line up while these are asked for, so that they stand behind one another, and answers
 * what became of each.
 */
async function behind<T>(
  database: Database,
  ask: () => readonly Promise<T>[],
): Promise<readonly (T | Error)[]> {
  const begun = gate();
  const over = gate();
  const first = database.run(async () => {
    begun.open();
    await over.passed;
  });
  await begun.passed;
  const asked = Promise.allSettled(ask());
  over.open();
  await first;
  return (await asked).map((one) => (one.status === 'fulfilled' ? one.value : one.reason));
}

/** What is promised to units that are asked for at once, whether or not they share a transaction. */
export const unitsAtOnce = {
  'keeps the units before and after one that fails, and nothing of that one': async (
    database: Database,
  ) => {
    const answers = await behind(database, () =>
      names.map((name) =>
        database.run(async () => {
          await add(database, name);
          if (name === 'account 07') throw refused;
          return name;
        }),
      ),
    );
    assert.deepEqual(
      answers,
      names.map((name) => (name === 'account 07' ? refused : name)),
    );
    assert.deepEqual(await idsIn(database), allBut('account 07'));
  },

  'answers each only when everybody can read what it wrote': async (database: Database) => {
    const answers = await behind(database, () =>
      names.map(async (name) => {
        await database.run(() => add(database, name));
        return (await idsIn(database)).includes(name);
      }),
    );
    assert.deepEqual(
      answers,
      names.map(() => true),
    );
  },

  'runs the tasks of those that are kept, when everybody can read it': async (
    database: Database,
  ) => {
    const seen: string[] = [];
    await behind(database, () =>
      names.map((name) =>
        database.run(async () => {
          database.afterCommit(async () => {
            if ((await idsIn(database)).includes(name)) seen.push(name);
          });
          await add(database, name);
          if (name === 'account 07') throw refused;
        }),
      ),
    );
    assert.deepEqual([...seen].sort(), allBut('account 07'));
  },

  'dooms only the unit whose inner unit failed': async (database: Database) => {
    await behind(database, () =>
      names.map((name) =>
        database.run(async () => {
          await database.run(() => add(database, name));
          if (name !== 'account 07') return;
          await database.run(() => Promise.reject(refused)).catch(() => undefined);
        }),
      ),
    );
    assert.deepEqual(await idsIn(database), allBut('account 07'));
  },

  'goes on with the next after one that failed first': async (database: Database) => {
    const failing = database.run(async () => {
      await add(database, 'failing');
      throw refused;
    });
    const next = database.run(() => add(database, 'next'));
    await assert.rejects(failing, refused);
    await next;
    assert.deepEqual(await idsIn(database), ['next']);
  },
};

/** What is promised beside that where one unit runs after the other. */
export const unitsInLine = {
  'keeps the others when a statement of one breaks a constraint': async (database: Database) => {
    const answers = await behind(database, () =>
      names.map((name) =>
        database.run(async () => {
          await add(database, name);
          if (name === 'account 11') await add(database, 'double', 'account 10');
        }),
      ),
    );
    assert.equal(answers.filter((answer) => answer !== undefined).length, 1);
    assert.deepEqual(await idsIn(database), allBut('account 11'));
  },

  'shows a unit what those before it did, and nothing of one that failed': async (
    database: Database,
  ) => {
    const answers = await behind<unknown>(database, () => [
      database.run(() => add(database, 'first')),
      database.run(async () => {
        await add(database, 'failing');
        throw refused;
      }),
      database.run(() => idsIn(database)),
    ]);
    assert.deepEqual(answers, [undefined, refused, ['first']]);
  },

  'lets one leave the line that is called off, and the others go on': async (
    database: Database,
  ) => {
    const control = new AbortController();
    const answers = await behind(database, () => {
      const all = names.map((name) => {
        const options = name === 'account 07' ? { signal: control.signal } : {};
        return database.run(() => add(database, name), options);
      });
      control.abort(refused);
      return all;
    });
    assert.deepEqual(
      answers.filter((answer) => answer !== undefined),
      [refused],
    );
    assert.deepEqual(await idsIn(database), allBut('account 07'));
  },

  'takes them in the order in which they asked, and lets none wait for ever': async (
    database: Database,
  ) => {
    const begun: number[] = [];
    let next = 0;
    const keepAsking = async (): Promise<void> => {
      while (next < 400) {
        const number = next;
        next += 1;
        await database.run(async () => void begun.push(number));
      }
    };
    await Promise.all(Array.from({ length: 8 }, keepAsking));
    assert.deepEqual(
      begun,
      Array.from({ length: 400 }, (_, at) => at),
    );
  },
};
