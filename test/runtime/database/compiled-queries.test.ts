import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'vitest';
import {
  CompiledQueries,
  type Database,
  migrate,
  openSqlite,
} from '../../../src/runtime/database/index.ts';

interface Tables {
  readonly word: { readonly text: string; readonly length: number };
}

let database: Database;
let queries: CompiledQueries<Tables>;

beforeEach(async () => {
  database = await openSqlite({ path: ':memory:' });
  queries = new CompiledQueries(database);
  const up = async () => {
    await database
      .of()
      .schema.createTable('word')
      .addColumn('text', 'text')
      .addColumn('length', 'integer')
      .execute();
  };
  await migrate(database, [{ name: '0001-words', up }]);
});

afterEach(() => database.close());

const insert = (text: string) =>
  queries.run('insert', [text, text.length], (db) =>
    db.insertInto('word').values({ text, length: text.length }),
  );

const ofLength = async (length: number): Promise<readonly string[]> => {
  const { rows } = await queries.run('of length', [length], (db) =>
    db.selectFrom('word').select('text').where('length', '=', length),
  );
  return rows.map(({ text }) => text);
};

test('a query runs with the values of each time, within a unit and outside of one', async () => {
  await database.run(async () => {
    await insert('oak');
    await insert('beech');
    assert.deepEqual(await ofLength(3), ['oak']);
  });
  assert.deepEqual(await ofLength(5), ['beech']);
  assert.deepEqual(await ofLength(4), []);
});

test('a query tells how many rows it changed', async () => {
  const { numAffectedRows } = await database.run(async () => {
    await insert('oak');
    await insert('elm');
    return queries.run('shorten', [2, 3], (db) =>
      db.updateTable('word').set({ length: 2 }).where('length', '=', 3),
    );
  });
  assert.equal(numAffectedRows, 2n);
});

test('what writes needs a unit around it', async () => {
  await assert.rejects(insert('oak'), /a write needs a unit of work around it/);
});

test('values that the query was not built with are refused at the first run', async () => {
  const swapped = queries.run('swapped', [3, 'oak'], (db) =>
    db.insertInto('word').values({ text: 'oak', length: 3 }),
  );
  await assert.rejects(swapped, /the values of the query swapped are not those/);
});

test('in a snapshot it sees the moment of the snapshot', async () => {
  await database.run(() => insert('oak'));
  let write = (): void => undefined;
  const written = new Promise<void>((resolve) => {
    write = resolve;
  }).then(() => database.run(() => insert('elm')));
  await database.snapshot(async () => {
    assert.deepEqual(await ofLength(3), ['oak']);
    write();
    await written;
    assert.deepEqual(await ofLength(3), ['oak']);
  });
  assert.deepEqual(await ofLength(3), ['oak', 'elm']);
});
