import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Client from 'libsql';
import { median, printTable, race } from './measure.js';

const events = 20_000;
const category = 'bench.account';

const codecOptions = { category, events: { Deposited: { version: 1 } } };

/** How fast views follow: from far behind, and behind a single event. */
export async function benchProjection() {
  for (const rows of [100, 10_000]) await catchUp(rows);
  await liveDelay();
}

async function catchUp(accounts) {
  const app = await openApp();
  fill(app, accounts);
  const follow = async () => {
    const runner = app.runner();
    await runner.start();
    await runner.waitFor(app.view, events, { timeout: 120_000 });
    await runner.close();
  };
  const times = await race(
    [
      { name: 'plain keyset reader, JSON parsed', run: () => spent(() => readPlainly(app)) },
      { name: 'event store, readAll', run: () => spent(() => readAll(app)) },
      { name: 'view', before: app.clear, run: () => spent(follow) },
    ],
    3,
  );
  await app.check();
  await app.close();
  printTable(`A view catching up on ${events} events in ${accounts} rows, CPU`, times, {
    anchor: 'plain keyset reader, JSON parsed',
    unit: 'us/event',
    digits: 2,
  });
  const speed = Math.round(1e6 / median(times.get('view')));
  print(`  that is ${speed} events a second of CPU; wanted: at least 100000`);
}

async function liveDelay() {
  const app = await openApp();
  const runner = app.runner();
  await runner.start();
  const delays = [];
  for (let version = 0; version < 150; version += 1) {
    const { position } = await app.store.append({ category, id: 'a' }, version, [event('a')]);
    const committed = performance.now();
    await runner.waitFor(app.view, position);
    if (version >= 30) delays.push(performance.now() - committed);
  }
  await runner.close();
  await app.close();
  const delay = median(delays).toFixed(2);
  print(
    `\nFrom the commit of an event to that of its row, synced: ${delay} ms; wanted: under 5 ms`,
  );
}

async function openApp() {
  const { openSqlite, migrate } = await import('@plinth/runtime/database');
  const { codec, eventMigration, ProjectionRunner, SqlEventStore, view } = await import(
    '@plinth/runtime/eventsourcing'
  );
  const folder = mkdtempSync(join(tmpdir(), 'plinth-bench-'));
  const database = await openSqlite({ path: join(folder, 'bench.db') });
  await migrate(database, [eventMigration, { name: '0001-balance', up: createBalance }]);
  const store = new SqlEventStore(database, [codec(codecOptions)]);
  const balances = view({
    name: 'bench.balance',
    table: {
      name: 'balance',
      key: ['account_id'],
      keyToRow: ({ accountId }) => ({ account_id: accountId }),
      toRow: ({ accountId, balance, movements }) => ({ account_id: accountId, balance, movements }),
      fromRow: ({ account_id: accountId, ...row }) => ({ accountId, ...row }),
    },
    blank: (key) => ({ ...key, balance: 0, movements: 0 }),
    on: {
      [category]: {
        Deposited: {
          key: ({ accountId }) => ({ accountId }),
          set: ({ amount }, row) => ({
            ...row,
            balance: row.balance + amount,
            movements: row.movements + 1,
          }),
        },
      },
    },
  });
  const client = new Client(join(folder, 'bench.db'));
  const onError = (error) => {
    throw error;
  };
  const sum = () =>
    database
      .of()
      .selectFrom('balance')
      .select((is) => is.fn.sum('movements').as('all'));
  return {
    store,
    database,
    client,
    view: balances,
    runner: () => new ProjectionRunner({ database, events: store, views: [balances], onError }),
    clear: () =>
      database.run(async () => {
        await database.of().deleteFrom('balance').execute();
        await database.of().deleteFrom('plinth_checkpoint').execute();
      }),
    check: async () => {
      const { all } = await sum().executeTakeFirstOrThrow();
      if (all !== events) throw new Error(`the rows show ${all} events`);
    },
    close: async () => {
      client.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function createBalance(db, types) {
  await db.schema
    .createTable('balance')
    .addColumn('account_id', types.text, (column) => column.primaryKey())
    .addColumn('balance', types.integer, (column) => column.notNull())
    .addColumn('movements', types.integer, (column) => column.notNull())
    .execute();
}

/** Events of many accounts in turn, as real ones come; straight into the table, to be there soon. */
function fill({ client }, accounts) {
  const insert = client.prepare(`insert into plinth_event
    (category, stream_id, version, id, type, type_version, data, at, actor_id, correlation_id)
    values (?, ?, ?, ?, ?, 1, ?, ?, ?, ?)`);
  client.exec('begin');
  for (let at = 0; at < events; at += 1) {
    const accountId = `account-${at % accounts}`;
    const version = Math.floor(at / accounts) + 1;
    const { type, data, meta } = event(accountId);
    const { id, at: when, actorId, correlationId } = meta;
    const values = [category, accountId, version, id, type, JSON.stringify(data)];
    insert.run([...values, when, actorId, correlationId]);
  }
  client.exec('commit');
}

function event(accountId) {
  const meta = {
    id: crypto.randomUUID(),
    at: '2026-01-31T10:00:00.000Z',
    actorId: 'bench',
    correlationId: 'bench',
    causationId: null,
    streamVersion: 0,
  };
  return { type: 'Deposited', data: { accountId, amount: 5, reference: 'r-1' }, meta };
}

async function readAll({ store, view }) {
  for (let after = 0; ; ) {
    const batch = await store.readAll({ after, limit: 1_000, types: view.types });
    if (batch.length === 0) return;
    after = batch.at(-1).position;
  }
}

/** What a reader of the table would do by itself. */
async function readPlainly({ client }) {
  const query = client.prepare(
    'select position, type, data from plinth_event where position > ? order by position limit 1000',
  );
  for (let after = 0; ; ) {
    const rows = query.all([after]);
    if (rows.length === 0) return;
    for (const row of rows) row.data = JSON.parse(row.data);
    after = rows.at(-1).position;
  }
}

/** Microseconds of CPU for each event: other work on the machine does not count. */
async function spent(work) {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / events;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
