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
import { ProjectionRunner, SqlEventStore } from '@plinth/runtime/eventsourcing';
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
import { createCargoBooking } from '../../contexts/cargo-booking/context.js';
import { cargoBookingCodecs } from '../../contexts/cargo-booking/infrastructure/codecs.js';
import { HttpPathfinder } from '../../contexts/cargo-booking/infrastructure/http-pathfinder.js';
import { cargoBookingSchemas } from '../../contexts/cargo-booking/presentation/schemas.js';
import { createLocations, createLocationsClient } from '../../contexts/locations/context.js';
import { locationsSchemas } from '../../contexts/locations/presentation/schemas.js';
import {
  createVoyagePlanning,
  createVoyagePlanningClient,
} from '../../contexts/voyage-planning/context.js';
import { voyagePlanningSchemas } from '../../contexts/voyage-planning/presentation/schemas.js';
import type { Settings } from '../../settings.js';

/** What messages come in on. */
const channels: readonly Channel[] = [{ name: 'handling_reports', kind: 'queue' }];

export interface CargoPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly health: HealthRegistry;
  readonly settings: Pick<
    Settings,
    | 'bodyLimit'
    | 'corsOrigins'
    | 'docs'
    | 'host'
    | 'metricsPort'
    | 'trustProxy'
    | 'brokerUrl'
    | 'pathfinderUrl'
  >;
}

export interface Cargo {
  readonly app: Server;
  /** Keeps the views in step with what happens. */
  readonly projections: ProjectionRunner;
  /** Lets what reacts to events follow them. */
  readonly subscriptions: SubscriptionRunner;
  /** Fills tables that are empty. */
  readonly seed: () => Promise<void>;
}

/** Puts everything of the process together; nothing listens yet. */
export async function composeCargo(ports: CargoPorts): Promise<Cargo> {
  const httpPathfinder = new HttpPathfinder(ports.settings.pathfinderUrl);
  const metrics = new Metrics();
  const handled = new SqlHandledCommands(ports.database);
  const events = new SqlEventStore(ports.database, [
    ...cargoBookingCodecs,
    ...channels.map(({ name }) => channelCodec(name)),
  ]);
  const broker = await openBroker({
    url: ports.settings.brokerUrl,
    events,
    channels,
    name: 'cargo',
  });
  for (const remark of broker.remarks) ports.log.warn(remark);
  const inside = {
    ...ports,
    events,
    broker,
    messageChecks: new MessageChecks([
      ...locationsSchemas,
      ...voyagePlanningSchemas,
      ...cargoBookingSchemas,
    ]),
    handled,
    keyed: new KeyedCalls({ handled, unitOfWork: ports.database }),
    middleware: [
      logCommands(ports.log),
      measureCommands(metrics),
      retryConflicts({ tries: 3, unitOfWork: ports.database }),
    ],
  };
  const locationsClient = createLocationsClient(inside);
  const voyagePlanningClient = createVoyagePlanningClient(inside);
  const locations = createLocations(ports);
  const voyagePlanning = createVoyagePlanning({ ...ports, locations: locationsClient });
  const cargoBooking = createCargoBooking({
    ...inside,
    locations: locationsClient,
    voyagePlanning: voyagePlanningClient,
  });

  const projections = new ProjectionRunner({
    database: ports.database,
    events: inside.events,
    views: cargoBooking.views,
    onError: (error) => ports.log.error({ err: error }, error.message),
  });
  ports.health.register('projections', () => projections.check());
  await projections.start();

  const subscriptions = new SubscriptionRunner({
    events: inside.events,
    store: new SqlSubscriptionStore(ports.database),
    leases: new SqlLeaseStore(ports.database),
    subscriptions: cargoBooking.subscriptions,
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
    group: 'cargo',
    onError: (error, channel) => ports.log.error({ err: error, channel }, 'nothing is received'),
  });
  await receiver.start();

  const app = await createServer({
    info: {
      title: 'Cargo',
      version: '0.1.0',
    },
    schemas: [...locationsSchemas, ...voyagePlanningSchemas, ...cargoBookingSchemas],
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
    await projections.close();
    await httpPathfinder.close();
  });
  locations.register(app);
  voyagePlanning.register(app);
  cargoBooking.register(app);

  const seed = async (): Promise<void> => {
    await locations.seed();
  };
  return { app, projections, subscriptions, seed };
}
