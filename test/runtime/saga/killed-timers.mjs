// Has timers of processes and timeouts of sagas, and deposits for each that fires, until it is killed at
// random: between the effect of one and its being written down, or whenever it is.
import {
  CommandBus,
  KeyedCalls,
  SqlHandledCommands,
} from '../../../src/runtime/dist/cqrs/index.js';
import { openDatabase } from '../../../src/runtime/dist/database/index.js';
import {
  SqlSubscriptionStore,
  SubscriptionRunner,
} from '../../../src/runtime/dist/events/index.js';
import { codec, SqlEventStore } from '../../../src/runtime/dist/eventsourcing/index.js';
import { SqlLeaseStore } from '../../../src/runtime/dist/leases/index.js';
import {
  ProcessRunner,
  SagaRunner,
  SqlProcessStore,
  SqlSagaStore,
  timerCodec,
} from '../../../src/runtime/dist/saga/index.js';

const [, , url, wanted, killEvery] = process.argv;
const database = await openDatabase({ url, schemas: [] });
const category = 'contract.booking';
const types = { [category]: ['BookingMade'] };
const events = new SqlEventStore(database, [
  codec({ category, events: { BookingMade: { version: 1 } } }),
  timerCodec,
]);

class Deposit {
  constructor(of) {
    this.of = of;
  }
}

class Charge {}

const commands = new CommandBus({
  keyed: new KeyedCalls({ handled: new SqlHandledCommands(database), unitOfWork: database }),
})
  .register(Deposit, {
    handle: ({ of }) =>
      database.run(async () => {
        await database.of().insertInto('deposit').values({ of }).execute();
      }),
  })
  .register(Charge, { handle: () => Promise.reject(new Error('the bank is away')) });

const kill = () => process.kill(process.pid, 'SIGKILL');
const mayBeKilled = () => {
  if (Math.random() < 1 / Number(killEvery)) kill();
};

const deposit = async (of, call) => {
  mayBeKilled();
  await commands.send(new Deposit(of), call);
  mayBeKilled();
};

const hold = {
  name: 'contract.hold',
  on: {
    [category]: {
      BookingMade: {
        key: ({ event }) => ({ booking: event.booking }),
        start: true,
        schedule: {
          lapse: {
            at: ({ event }) => event.until,
            do: ({ data }, call) => deposit(`lapsed ${data.booking}`, call),
          },
        },
      },
    },
  },
};

const checkout = {
  name: 'contract.checkout',
  types,
  timeout: 1_500,
  steps: [
    {
      name: 'charge',
      retry: { attempts: 10_000, from: 20, upTo: 200 },
      do: async (_scope, call) => void (await commands.send(new Charge(), call)),
    },
  ],
  failed: ({ event, failure }, call) => deposit(`${failure.error} ${event.booking}`, call),
};

const fail = (error) => {
  console.error(error);
  process.exit(1);
};
const settings = { takeOverAfter: 300, pollEvery: 20, onError: fail, onParked: fail };
const processes = new ProcessRunner({
  events,
  store: new SqlProcessStore(database),
  processes: [hold],
  ...settings,
});
const sagas = new SagaRunner({
  events,
  store: new SqlSagaStore(database),
  sagas: [checkout],
  ...settings,
  persistence: { attempts: 10_000, from: 20, upTo: 200 },
});
const subscriptions = new SubscriptionRunner({
  events,
  store: new SqlSubscriptionStore(database),
  leases: new SqlLeaseStore(database),
  // Being killed costs attempts, too.
  subscriptions: [...processes.subscriptions, ...sagas.starters].map((one) => ({
    name: one.name,
    types: one.types,
    ...('keyOf' in one && { keyOf: (event) => one.keyOf(event) }),
    handle: (event, delivery) => one.handle(event, delivery),
    from: 'beginning',
    retry: { attempts: 10_000, from: 5, upTo: 20 },
  })),
  ...settings,
});
await subscriptions.start();
processes.start();
sagas.start();
setTimeout(kill, 1_500 + Math.random() * 2_500).unref();

const deposits = async () =>
  (await database.of().selectFrom('deposit').selectAll().execute()).length;
while ((await deposits()) < Number(wanted)) await new Promise((resolve) => setTimeout(resolve, 50));
await subscriptions.close();
await Promise.all([processes.close(), sagas.close()]);
await database.close();
