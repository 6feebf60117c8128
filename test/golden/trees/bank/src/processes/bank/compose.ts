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
import { type HealthRegistry, type Logger, Metrics } from '@plinth/runtime/observability';
import { measureSagas, SagaRunner, SqlSagaStore } from '@plinth/runtime/saga';
import { createAccounts } from '../../contexts/accounts/context.js';
import { accountsCodecs } from '../../contexts/accounts/infrastructure/codecs.js';
import { accountsSchemas } from '../../contexts/accounts/presentation/schemas.js';
import type { Settings } from '../../settings.js';

export interface BankPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly health: HealthRegistry;
  readonly settings: Pick<
    Settings,
    'bodyLimit' | 'corsOrigins' | 'docs' | 'host' | 'metricsPort' | 'trustProxy'
  >;
}

export interface Bank {
  readonly app: Server;
  /** Keeps the views in step with what happens. */
  readonly projections: ProjectionRunner;
  /** Lets what reacts to events follow them. */
  readonly subscriptions: SubscriptionRunner;
  /** Goes on with the steps of sagas. */
  readonly sagas: SagaRunner;
}

/** Puts everything of the process together; nothing listens yet. */
export async function composeBank(ports: BankPorts): Promise<Bank> {
  const metrics = new Metrics();
  const handled = new SqlHandledCommands(ports.database);
  const inside = {
    ...ports,
    events: new SqlEventStore(ports.database, [...accountsCodecs]),
    handled,
    keyed: new KeyedCalls({ handled, unitOfWork: ports.database }),
    middleware: [
      logCommands(ports.log),
      measureCommands(metrics),
      retryConflicts({ tries: 3, unitOfWork: ports.database }),
    ],
  };
  const accounts = createAccounts(inside);

  const projections = new ProjectionRunner({
    database: ports.database,
    events: inside.events,
    views: accounts.views,
    onError: (error) => ports.log.error({ err: error }, error.message),
  });
  ports.health.register('projections', () => projections.check());
  await projections.start();

  const sagas = new SagaRunner({
    events: inside.events,
    store: new SqlSagaStore(ports.database),
    sagas: accounts.sagas,
    onError: (error) => ports.log.error({ err: error }, 'sagas are stuck'),
    onParked: ({ id }) => ports.log.error({ saga: id }, 'it waits for an operator'),
  });
  ports.health.register('sagas', () => sagas.check());
  measureSagas(sagas, metrics);
  sagas.start();

  const subscriptions = new SubscriptionRunner({
    events: inside.events,
    store: new SqlSubscriptionStore(ports.database),
    leases: new SqlLeaseStore(ports.database),
    subscriptions: sagas.starters,
    onError: (error, name) => ports.log.error({ err: error, subscription: name }, 'it is stuck'),
    onParked: (deadLetter) => ports.log.warn({ deadLetter }, 'an event could not be handled'),
  });
  ports.health.register('subscriptions', () => subscriptions.check());
  measureSubscriptions(subscriptions, metrics);
  await subscriptions.start();

  const app = await createServer({
    info: {
      title: 'Bank',
      version: '0.1.0',
      description: 'Accounts that remember every movement',
    },
    schemas: [...accountsSchemas],
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
    await subscriptions.close();
    await sagas.close();
    await projections.close();
  });
  accounts.register(app);
  return { app, projections, subscriptions, sagas };
}
