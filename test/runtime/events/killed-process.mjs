// Follows the log and deposits for every event, until it is killed: by the poison, or at random
// between the effect and its being written down.
import {
  CommandBus,
  KeyedCalls,
  SqlHandledCommands,
} from '../../../src/runtime/dist/cqrs/index.js';
import { migrate, openSqlite } from '../../../src/runtime/dist/database/index.js';
import {
  SqlSubscriptionStore,
  SubscriptionRunner,
  subscriptionMigration,
} from '../../../src/runtime/dist/events/index.js';
import {
  codec,
  eventMigration,
  SqlEventStore,
} from '../../../src/runtime/dist/eventsourcing/index.js';
import { SqlLeaseStore } from '../../../src/runtime/dist/leases/index.js';

const [, , path, killEvery] = process.argv;
const database = await openSqlite({ path, durable: false });
const deposits = {
  name: '0001-deposit',
  up: (db) => db.schema.createTable('deposit').addColumn('of', 'text').execute(),
};
await migrate(database, [eventMigration, subscriptionMigration, deposits]);
const events = new SqlEventStore(database, [
  codec({ category: 'contract.order', events: { OrderEntered: { version: 1 } } }),
]);

class Deposit {
  constructor(of) {
    this.of = of;
  }
}

const commands = new CommandBus({
  keyed: new KeyedCalls({ handled: new SqlHandledCommands(database), unitOfWork: database }),
}).register(Deposit, {
  handle: ({ of }) =>
    database.run(async () => {
      await database.of().insertInto('deposit').values({ of }).execute();
    }),
});

const kill = () => process.kill(process.pid, 'SIGKILL');

const runner = new SubscriptionRunner({
  events,
  store: new SqlSubscriptionStore(database),
  leases: new SqlLeaseStore(database),
  takeOverAfter: 100,
  pollEvery: 20,
  subscriptions: [
    {
      name: 'contract.deposits',
      types: { 'contract.order': ['OrderEntered'] },
      from: 'beginning',
      retry: { attempts: 2, from: 5 },
      handle: async ({ data }, { key, attempt }) => {
        const of = `${data.order} ${data.entry}`;
        if (data.order === 'poison') kill();
        await commands.send(new Deposit(of), { key });
        if (attempt === 1 && Math.random() < 1 / Number(killEvery)) kill();
      },
    },
  ],
  onError: (error) => {
    console.error(error);
    process.exit(1);
  },
});
await runner.start();
await runner.settled({ timeout: 60_000 });
await runner.close();
await database.close();
