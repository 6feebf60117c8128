import { createServer, type Server, SqlIdempotencyStore } from '@plinth/runtime/controllers';
import {
  KeyedCalls,
  logCommands,
  measureCommands,
  retryConflicts,
  SqlHandledCommands,
} from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import {
  measureSubscriptions,
  SqlSubscriptionStore,
  SubscriptionRunner,
} from '@plinth/runtime/events';
import { SqlEventStore } from '@plinth/runtime/eventsourcing';
import { SqlLeaseStore } from '@plinth/runtime/leases';
import {
  type Channel,
  channelCodec,
  describeMessages,
  MessageChecks,
  MessageReceiver,
  openBroker,
} from '@plinth/runtime/messaging';
import { type HealthRegistry, type Logger, Metrics } from '@plinth/runtime/observability';
import { createWallets } from '../../contexts/wallets/context.js';
import { walletsCodecs } from '../../contexts/wallets/infrastructure/codecs.js';
import { walletsSchemas } from '../../contexts/wallets/presentation/schemas.js';
import type { Settings } from '../../settings.js';

/** What messages come in on. */
const channels: readonly Channel[] = [{ name: 'fx.rates', kind: 'topic' }];

export interface FeatPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly health: HealthRegistry;
  readonly settings: Pick<
    Settings,
    'bodyLimit' | 'corsOrigins' | 'docs' | 'host' | 'metricsPort' | 'trustProxy' | 'brokerUrl'
  >;
}

export interface Feat {
  readonly app: Server;
  /** Lets what reacts to events follow them. */
  readonly subscriptions: SubscriptionRunner;
}

/** Puts everything of the process together; nothing listens yet. */
export async function composeFeat(ports: FeatPorts): Promise<Feat> {
  const metrics = new Metrics();
  const handled = new SqlHandledCommands(ports.database);
  const events = new SqlEventStore(ports.database, [
    ...walletsCodecs,
    ...channels.map(({ name }) => channelCodec(name)),
  ]);
  const broker = await openBroker({
    url: ports.settings.brokerUrl,
    events,
    channels,
    name: 'feat',
  });
  for (const remark of broker.remarks) ports.log.warn(remark);
  const inside = {
    ...ports,
    events,
    broker,
    messageChecks: new MessageChecks([...walletsSchemas]),
    handled,
    keyed: new KeyedCalls({ handled, unitOfWork: ports.database }),
    middleware: [
      logCommands(ports.log),
      measureCommands(metrics),
      retryConflicts({ tries: 3, unitOfWork: ports.database }),
    ],
  };
  const wallets = createWallets(inside);

  const subscriptions = new SubscriptionRunner({
    events: inside.events,
    store: new SqlSubscriptionStore(ports.database),
    leases: new SqlLeaseStore(ports.database),
    subscriptions: wallets.subscriptions,
    onError: (error, name) => ports.log.error({ err: error, subscription: name }, 'it is stuck'),
    onParked: (deadLetter) => ports.log.warn({ deadLetter }, 'an event could not be handled'),
  });
  ports.health.register('subscriptions', () => subscriptions.check());
  measureSubscriptions(subscriptions, metrics);
  await subscriptions.start();

  const receiver = new MessageReceiver({
    broker,
    events,
    leases: new SqlLeaseStore(ports.database),
    channels,
    group: 'feat',
    onError: (error, channel) => ports.log.error({ err: error, channel }, 'nothing is received'),
  });
  await receiver.start();

  const app = await createServer({
    info: {
      title: 'Feat',
      version: '0.1.0',
    },
    schemas: [...walletsSchemas],
    errors: {
      422: {
        body: { errors: '$fields' },
      },
      default: {
        body: { error: '$title' },
      },
    },
    decimals: 'number',
    messages: describeMessages(broker, subscriptions),
    log: ports.log,
    health: ports.health,
    metrics,
    idempotency: { store: new SqlIdempotencyStore(ports.database), unitOfWork: ports.database },
    bodyLimit: ports.settings.bodyLimit,
    corsOrigins: ports.settings.corsOrigins,
    docs: ports.settings.docs,
    host: ports.settings.host,
    metricsPort: ports.settings.metricsPort,
    trustProxy: ports.settings.trustProxy,
  });
  app.addHook('onClose', async () => {
    await receiver.close();
    await subscriptions.close();
    await broker.close();
  });
  wallets.register(app);
  return { app, subscriptions };
}
