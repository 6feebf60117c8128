// Receives the messages of a queue and deposits for each, until it is killed: by the poison, or at
// random before or after an effect, and before or after messages are stored that came in.
import {
  CommandBus,
  KeyedCalls,
  SqlHandledCommands,
} from '../../../src/runtime/dist/cqrs/index.js';
import { openSqlite } from '../../../src/runtime/dist/database/index.js';
import {
  SqlSubscriptionStore,
  SubscriptionRunner,
} from '../../../src/runtime/dist/events/index.js';
import { SqlEventStore } from '../../../src/runtime/dist/eventsourcing/index.js';
import { SqlLeaseStore } from '../../../src/runtime/dist/leases/index.js';
import {
  channelCodec,
  MessageConsumer,
  MessageReceiver,
  openBroker,
} from '../../../src/runtime/dist/messaging/index.js';

const [, , path, url, name, killEvery] = process.argv;
const isCured = killEvery === undefined;
const channel = { name, kind: 'queue' };
const database = await openSqlite({ path, durable: false });
const events = new SqlEventStore(database, [channelCodec(name)]);
const leases = new SqlLeaseStore(database);

const dieAtTimes = () => {
  if (!isCured && Math.random() < 1 / Number(killEvery)) process.kill(process.pid, 'SIGKILL');
};

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

const sicken = {
  poison: () => process.kill(process.pid, 'SIGKILL'),
  hanging: () => new Promise(() => undefined),
  throwing: () => {
    throw new RangeError('too heavy');
  },
};

const consumer = new MessageConsumer({
  name: 'contract.deposits',
  channel,
  concurrency: 4,
  timeout: 300,
  retry: { attempts: 2, from: 5 },
  messages: {
    ParcelSent: async (data, { key, attempt }) => {
      const of = `${data.parcel} ${data.entry}`;
      if (!isCured && data.entry === 1) await sicken[data.parcel]?.();
      // Being killed costs attempts, too.
      if (attempt === 1) dieAtTimes();
      await commands.send(new Deposit(of), { key });
      if (attempt === 1) dieAtTimes();
    },
  },
});

const fail = (error) => {
  throw error;
};

const broker = await openBroker({ url, events, channels: [channel] });
const dying = {
  engine: broker.engine,
  subscribe: (subscription) => broker.subscribe(subscription),
  receive: (receiving) =>
    broker.receive({
      ...receiving,
      store: async (messages) => {
        dieAtTimes();
        await receiving.store(messages);
        dieAtTimes();
      },
    }),
};
const timing = { takeOverAfter: 200, onError: fail };
const store = new SqlSubscriptionStore(database);
const runner = new SubscriptionRunner({
  ...timing,
  events,
  store,
  leases,
  subscriptions: [consumer],
  pollEvery: 20,
});
const receiver = new MessageReceiver({
  ...timing,
  broker: dying,
  events,
  leases,
  channels: [channel],
  group: 'contract',
});
await runner.start();
await receiver.start();
