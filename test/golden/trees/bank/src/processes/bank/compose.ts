import { createServer, type Server, SqlIdempotencyStore } from '@plinth/runtime/controllers';
import {
  logCommands,
  measureCommands,
  retryConflicts,
  SqlHandledCommands,
} from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import { ProjectionRunner, SqlEventStore } from '@plinth/runtime/eventsourcing';
import { type HealthRegistry, type Logger, Metrics } from '@plinth/runtime/observability';
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
}

/** Puts everything of the process together; nothing listens yet. */
export async function composeBank(ports: BankPorts): Promise<Bank> {
  const metrics = new Metrics();
  const inside = {
    ...ports,
    events: new SqlEventStore(ports.database, [...accountsCodecs]),
    handled: new SqlHandledCommands(ports.database),
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
    await projections.close();
  });
  accounts.register(app);
  return { app, projections };
}
