import { type Authenticator, allow } from '@plinth/runtime/auth';
import { createServer, type Server, SqlIdempotencyStore } from '@plinth/runtime/controllers';
import {
  CommandBus,
  KeyedCalls,
  logCommands,
  measureCommands,
  retryConflicts,
  SqlHandledCommands,
} from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import {
  DeadLetterController,
  measureSubscriptions,
  SqlDeadLetterStore,
  SqlSubscriptionStore,
  SubscriptionRunner,
} from '@plinth/runtime/events';
import { evictOn, ProjectionRunner, SqlEventStore } from '@plinth/runtime/eventsourcing';
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
import { registerPages } from '@plinth/runtime/pages';
import {
  measureProcesses,
  measureSagas,
  ProcessController,
  ProcessRunner,
  SagaController,
  SagaRunner,
  SqlProcessStore,
  SqlSagaStore,
  timerCodec,
} from '@plinth/runtime/saga';
import { measureStreams, StreamRunner } from '@plinth/runtime/streaming';
import { createCatalog, createCatalogClient } from '../../contexts/catalog/context.js';
import { catalogCodecs } from '../../contexts/catalog/infrastructure/codecs.js';
import { catalogSchemas } from '../../contexts/catalog/presentation/schemas.js';
import { createInventory, createInventoryClient } from '../../contexts/inventory/context.js';
import { inventoryCodecs } from '../../contexts/inventory/infrastructure/codecs.js';
import { inventorySchemas } from '../../contexts/inventory/presentation/schemas.js';
import {
  createNotifications,
  createNotificationsClient,
} from '../../contexts/notifications/context.js';
import { createOrdering } from '../../contexts/ordering/context.js';
import { orderingCodecs } from '../../contexts/ordering/infrastructure/codecs.js';
import { orderingSchemas } from '../../contexts/ordering/presentation/schemas.js';
import { createPayments, createPaymentsClient } from '../../contexts/payments/context.js';
import { paymentsCodecs } from '../../contexts/payments/infrastructure/codecs.js';
import { HttpBackupProcessor } from '../../contexts/payments/infrastructure/http-backup-processor.js';
import { HttpCardProcessor } from '../../contexts/payments/infrastructure/http-card-processor.js';
import { createShipping, createShippingClient } from '../../contexts/shipping/context.js';
import { shippingCodecs } from '../../contexts/shipping/infrastructure/codecs.js';
import { shippingSchemas } from '../../contexts/shipping/presentation/schemas.js';
import type { Settings } from '../../settings.js';
import { sharedSchemas } from '../../shared/schemas.js';

/** What messages come in on. */
const channels: readonly Channel[] = [{ name: 'order_commands', kind: 'queue' }];

export interface ShopPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly health: HealthRegistry;
  readonly authenticator: Authenticator;
  readonly settings: Pick<
    Settings,
    | 'bodyLimit'
    | 'corsOrigins'
    | 'docs'
    | 'host'
    | 'metricsPort'
    | 'trustProxy'
    | 'brokerUrl'
    | 'operatorRole'
    | 'backupProcessorUrl'
    | 'cardProcessorUrl'
  >;
}

export interface Shop {
  readonly app: Server;
  /** Keeps the views in step with what happens. */
  readonly projections: ProjectionRunner;
  /** Lets what reacts to events follow them. */
  readonly subscriptions: SubscriptionRunner;
  /** Goes on with the steps of sagas. */
  readonly sagas: SagaRunner;
  /** Fires the timers of processes. */
  readonly processes: ProcessRunner;
  /** Lets processors go through their streams. */
  readonly streams: StreamRunner;
}

/** Puts everything of the process together; nothing listens yet. */
export async function composeShop(ports: ShopPorts): Promise<Shop> {
  const httpBackupProcessor = new HttpBackupProcessor(ports.settings.backupProcessorUrl);
  const httpCardProcessor = new HttpCardProcessor(
    ports.settings.cardProcessorUrl,
    httpBackupProcessor,
  );
  const metrics = new Metrics();
  const handled = new SqlHandledCommands(ports.database);
  const events = new SqlEventStore(ports.database, [
    ...catalogCodecs,
    ...orderingCodecs,
    ...inventoryCodecs,
    ...paymentsCodecs,
    ...shippingCodecs,
    ...channels.map(({ name }) => channelCodec(name)),
    timerCodec,
  ]);
  const broker = await openBroker({
    url: ports.settings.brokerUrl,
    events,
    channels,
    name: 'shop',
  });
  for (const remark of broker.remarks) ports.log.warn(remark);
  const inside = {
    ...ports,
    events,
    broker,
    messageChecks: new MessageChecks([
      ...sharedSchemas,
      ...catalogSchemas,
      ...orderingSchemas,
      ...inventorySchemas,
      ...shippingSchemas,
    ]),
    handled,
    keyed: new KeyedCalls({ handled, unitOfWork: ports.database }),
    middleware: [
      logCommands(ports.log),
      measureCommands(metrics),
      retryConflicts({ tries: 3, unitOfWork: ports.database }),
    ],
  };
  const inventoryCommands = new CommandBus({ middleware: inside.middleware, keyed: inside.keyed });
  const paymentsCommands = new CommandBus({ middleware: inside.middleware, keyed: inside.keyed });
  const shippingCommands = new CommandBus({ middleware: inside.middleware, keyed: inside.keyed });
  const notificationsCommands = new CommandBus({
    middleware: inside.middleware,
    keyed: inside.keyed,
  });
  const catalogClient = createCatalogClient(inside);
  const inventoryClient = createInventoryClient({ ...inside, commands: inventoryCommands });
  const paymentsClient = createPaymentsClient({ ...inside, commands: paymentsCommands });
  const shippingClient = createShippingClient({ ...inside, commands: shippingCommands });
  const notificationsClient = createNotificationsClient({
    ...inside,
    commands: notificationsCommands,
  });
  const catalog = createCatalog(inside);
  const ordering = createOrdering({
    ...inside,
    catalog: catalogClient,
    inventory: inventoryClient,
    payments: paymentsClient,
    shipping: shippingClient,
    notifications: notificationsClient,
  });
  const inventory = createInventory({ ...inside, commands: inventoryCommands });
  createPayments({ ...inside, commands: paymentsCommands, cardProcessor: httpCardProcessor });
  const shipping = createShipping({ ...inside, commands: shippingCommands });
  const notifications = createNotifications({ ...inside, commands: notificationsCommands });

  const projections = new ProjectionRunner({
    database: ports.database,
    events: inside.events,
    views: ordering.views,
    onError: (error) => ports.log.error({ err: error }, error.message),
  });
  for (const eviction of ordering.evictions) {
    evictOn(eviction, { events: inside.events, projections });
  }
  ports.health.register('projections', () => projections.check());
  await projections.start();

  const sagas = new SagaRunner({
    events: inside.events,
    store: new SqlSagaStore(ports.database),
    sagas: ordering.sagas,
    onError: (error) => ports.log.error({ err: error }, 'sagas are stuck'),
    onParked: ({ id }) => ports.log.error({ saga: id }, 'it waits for an operator'),
  });
  ports.health.register('sagas', () => sagas.check());
  measureSagas(sagas, metrics);
  sagas.start();

  const processes = new ProcessRunner({
    events: inside.events,
    store: new SqlProcessStore(ports.database),
    processes: ordering.processes,
    onError: (error) => ports.log.error({ err: error }, 'timers are stuck'),
  });
  ports.health.register('processes', () => processes.check());
  measureProcesses(processes, metrics);
  processes.start();

  const subscriptions = new SubscriptionRunner({
    events: inside.events,
    store: new SqlSubscriptionStore(ports.database),
    leases: new SqlLeaseStore(ports.database),
    subscriptions: [
      ...ordering.subscriptions,
      ...shipping.subscriptions,
      ...notifications.subscriptions,
      ...sagas.starters,
      ...processes.subscriptions,
    ],
    onError: (error, name) => ports.log.error({ err: error, subscription: name }, 'it is stuck'),
    onParked: (deadLetter) => ports.log.warn({ deadLetter }, 'an event could not be handled'),
  });
  ports.health.register('subscriptions', () => subscriptions.check());
  measureSubscriptions(subscriptions, metrics);
  await subscriptions.start();

  const streams = new StreamRunner({
    events: inside.events,
    store: new SqlSubscriptionStore(ports.database),
    leases: new SqlLeaseStore(ports.database),
    streams: ordering.streams,
    onError: (error, partition) => ports.log.error({ err: error, partition }, 'it is stuck'),
    onParked: (deadLetter) => ports.log.warn({ deadLetter }, 'an event could not be processed'),
  });
  ports.health.register('streams', () => streams.check());
  measureStreams(streams, metrics);
  streams.start();

  const receiver = new MessageReceiver({
    broker,
    events,
    leases: new SqlLeaseStore(ports.database),
    channels,
    group: 'shop',
    onError: (error, channel) => ports.log.error({ err: error, channel }, 'nothing is received'),
  });
  await receiver.start();

  const app = await createServer({
    info: {
      title: 'Shop',
      version: '0.1.0',
      description: 'Catalog, orders, stock, payments and shipping',
    },
    schemas: [
      ...sharedSchemas,
      ...catalogSchemas,
      ...orderingSchemas,
      ...inventorySchemas,
      ...shippingSchemas,
    ],
    messages: describeMessages(broker, subscriptions),
    log: ports.log,
    health: ports.health,
    metrics,
    authenticator: ports.authenticator,
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
    await sagas.close();
    await processes.close();
    await streams.close();
    await broker.close();
    await projections.close();
    await httpBackupProcessor.close();
    await httpCardProcessor.close();
  });
  catalog.register(app);
  ordering.register(app);
  inventory.register(app);
  shipping.register(app);
  const operators = allow(ports.settings.operatorRole);
  const operated = [
    new DeadLetterController(new SqlDeadLetterStore(ports.database), operators),
    new SagaController(new SqlSagaStore(ports.database), operators),
    new ProcessController(new SqlProcessStore(ports.database), operators),
  ];
  for (const one of operated) one.register(app);
  registerPages(app, {
    title: 'Shop',
    navigation: [
      { label: 'Categories', href: '/ui/categories' },
      { label: 'Products', href: '/ui/products' },
      { label: 'Dead letters', href: '/ui/ops/dead-letters' },
      { label: 'Sagas', href: '/ui/ops/sagas' },
      { label: 'Processes', href: '/ui/ops/processes' },
    ],
    authenticator: ports.authenticator,
    routes: (pages) => {
      catalog.registerPages(pages);
      for (const one of operated) one.registerPages(pages);
    },
  });
  return { app, projections, subscriptions, sagas, processes, streams };
}
