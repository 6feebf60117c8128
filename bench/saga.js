import { randomUUID } from 'node:crypto';
import { rateOf } from './event-race.js';
import { printTable, race } from './measure.js';
import { onOwnDatabase } from './own-database.js';

const ours = 'plinth, from its event to its end';
const anchor = 'DBOS';
const millis = 2_000;

/** A saga of four steps that do nothing, each written down before the next begins, on PostgreSQL. */
export async function benchSaga() {
  await onOwnDatabase(async (url) => {
    const contestants = [await dbos(url), await plainSql(url), await plinth(url)];
    try {
      for (const atOnce of [1, 32, 128]) {
        const times = await race(
          contestants.map(({ name, run }) => ({
            name,
            run: () => rateOf(atOnce, () => run, millis),
          })),
          5,
        );
        const least = atOnce === 1 ? {} : { [ours]: 10 };
        const title = `PostgreSQL: a saga of four steps, ${atOnce} at once`;
        printTable(title, times, { anchor, unit: '/s', digits: 0, rate: true, least });
      }
    } finally {
      for (const { close } of contestants) await close();
    }
  });
}

async function dbos(url) {
  const { DBOS } = await import('@dbos-inc/dbos-sdk');
  DBOS.setConfig({
    name: 'bench',
    systemDatabaseUrl: url,
    logLevel: 'error',
    runAdminServer: false,
  });
  const step = async () => undefined;
  const workflow = DBOS.registerWorkflow(
    async () => {
      for (const name of ['one', 'two', 'three', 'four']) await DBOS.runStep(step, { name });
    },
    { name: 'four' },
  );
  await DBOS.launch();
  return { name: anchor, run: () => workflow(), close: () => DBOS.shutdown() };
}

/** A row for each, and a statement for each step. */
async function plainSql(url) {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  await pool.query('create table saga (id text primary key, step int, state text)');
  const run = async () => {
    const id = randomUUID();
    const text = "insert into saga (id, step, state) values ($1, 0, 'running')";
    await pool.query({ name: 'begin', text, values: [id] });
    for (const step of [1, 2, 3, 4]) {
      const values = [id, step, step === 4 ? 'done' : 'running'];
      const text = 'update saga set step = $2, state = $3 where id = $1';
      await pool.query({ name: 'go on', text, values });
    }
  };
  return { name: 'plain SQL, five statements', run, close: () => pool.end() };
}

async function plinth(url) {
  const { migrate, openPostgres } = await import('@plinth/runtime/database');
  const { newId } = await import('@plinth/runtime/domain');
  const { SubscriptionRunner, SqlSubscriptionStore, subscriptionMigration } = await import(
    '@plinth/runtime/events'
  );
  const { codec, eventMigration, SqlEventStore } = await import('@plinth/runtime/eventsourcing');
  const { SqlLeaseStore } = await import('@plinth/runtime/leases');
  const { SagaRunner, sagaMigration, SqlSagaStore } = await import('@plinth/runtime/saga');
  const database = await openPostgres({ url, connections: 10 });
  await migrate(database, [eventMigration, subscriptionMigration, sagaMigration]);
  const category = 'orders.order';
  const events = new SqlEventStore(database, [
    codec({ category, events: { OrderPlaced: { version: 1 } } }),
  ]);
  const store = new SqlSagaStore(database);
  const ends = endsOf(store, database);
  const onError = (error) => {
    throw error;
  };
  const step = (name) => ({ name, do: async () => undefined, undo: async () => undefined });
  const sagas = new SagaRunner({
    events,
    store,
    sagas: [
      {
        name: 'orders.checkout',
        types: { [category]: ['OrderPlaced'] },
        steps: ['one', 'two', 'three', 'four'].map(step),
      },
    ],
    onError,
    onParked: onError,
  });
  sagas.start();
  const subscriptions = new SubscriptionRunner({
    events,
    store: new SqlSubscriptionStore(database),
    leases: new SqlLeaseStore(database),
    subscriptions: sagas.starters,
    onError,
  });
  await subscriptions.start();
  const run = async () => {
    const id = newId();
    const at = new Date().toISOString();
    const meta = { id: newId(), at, actorId: 'mara', correlationId: 'request', causationId: null };
    const event = { type: 'OrderPlaced', data: { orderId: id }, meta };
    const { position } = await events.append({ category, id }, 0, [event]);
    await ends.of(position);
  };
  const close = async () => {
    await subscriptions.close();
    await sagas.close();
    await database.close();
  };
  return { name: ours, run, close };
}

/** Tells when the last of a saga is committed. */
function endsOf(store, database) {
  const ended = new Map();
  const endOf = (position) => {
    const known = ended.get(position);
    if (known !== undefined) return known;
    let resolve;
    const promise = new Promise((done) => {
      resolve = done;
    });
    ended.set(position, { promise, resolve });
    return ended.get(position);
  };
  const write = store.write.bind(store);
  store.write = async (instances) => {
    const kept = await write(instances);
    database.afterCommit(() => {
      for (const { position, endedAt } of instances) if (endedAt) endOf(position).resolve();
    });
    return kept;
  };
  const of = async (position) => {
    await endOf(position).promise;
    ended.delete(position);
  };
  return { of };
}
