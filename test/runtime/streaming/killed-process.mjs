// Goes through a stream and writes down each event in the commit of its batch, until it is killed: by
// the poison, or at random within that commit and after it.
import { migrate, openSqlite } from '../../../src/runtime/dist/database/index.js';
import {
  SqlSubscriptionStore,
  subscriptionMigration,
} from '../../../src/runtime/dist/events/index.js';
import {
  codec,
  eventMigration,
  SqlEventStore,
} from '../../../src/runtime/dist/eventsourcing/index.js';
import { SqlLeaseStore } from '../../../src/runtime/dist/leases/index.js';
import { StreamRunner } from '../../../src/runtime/dist/streaming/index.js';

const [, , path, killEvery, partitions] = process.argv;
const database = await openSqlite({ path, durable: false });
const deposits = {
  name: '0001-deposit',
  up: (db) => db.schema.createTable('deposit').addColumn('of', 'text').execute(),
};
await migrate(database, [eventMigration, subscriptionMigration, deposits]);
const events = new SqlEventStore(database, [
  codec({ category: 'contract.order', events: { OrderEntered: { version: 1 } } }),
]);

const kill = () => process.kill(process.pid, 'SIGKILL');
const killAtRandom = () => {
  if (Math.random() < 1 / Number(killEvery)) kill();
};

const runner = new StreamRunner({
  events,
  store: new SqlSubscriptionStore(database),
  leases: new SqlLeaseStore(database),
  takeOverAfter: 100,
  pollEvery: 20,
  streams: [
    {
      name: 'contract.orders',
      partitions: Number(partitions),
      batch: { size: 5, within: 0 },
      processors: [
        {
          name: 'contract.orders.deposits',
          types: { 'contract.order': ['OrderEntered'] },
          retry: { attempts: 2, from: 5 },
          process: async (batch, { commit }) => {
            if (batch.some(({ data }) => data.order === 'poison')) kill();
            await commit(async () => {
              for (const { data } of batch) {
                const of = `${data.order} ${data.entry}`;
                await database.of().insertInto('deposit').values({ of }).execute();
                killAtRandom();
              }
            });
            killAtRandom();
          },
        },
      ],
    },
  ],
  onError: (error) => {
    console.error(error);
    process.exit(1);
  },
});
runner.start();
await runner.settled({ timeout: 60_000 });
await runner.close();
await database.close();
