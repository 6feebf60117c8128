import { createServer, type Server, SqlIdempotencyStore } from '@plinth/runtime/controllers';
import {
  logCommands,
  measureCommands,
  retryConflicts,
  SqlHandledCommands,
} from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import { SqlEventStore } from '@plinth/runtime/eventsourcing';
import { type HealthRegistry, type Logger, Metrics } from '@plinth/runtime/observability';
import { createWallets } from '../../contexts/wallets/context.js';
import { walletsCodecs } from '../../contexts/wallets/infrastructure/codecs.js';
import { walletsSchemas } from '../../contexts/wallets/presentation/schemas.js';
import type { Settings } from '../../settings.js';

export interface FeatPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly health: HealthRegistry;
  readonly settings: Pick<
    Settings,
    'bodyLimit' | 'corsOrigins' | 'docs' | 'host' | 'metricsPort' | 'trustProxy'
  >;
}

export interface Feat {
  readonly app: Server;
}

/** Puts everything of the process together; nothing listens yet. */
export async function composeFeat(ports: FeatPorts): Promise<Feat> {
  const metrics = new Metrics();
  const inside = {
    ...ports,
    events: new SqlEventStore(ports.database, [...walletsCodecs]),
    handled: new SqlHandledCommands(ports.database),
    middleware: [
      logCommands(ports.log),
      measureCommands(metrics),
      retryConflicts({ tries: 3, unitOfWork: ports.database }),
    ],
  };
  const wallets = createWallets(inside);

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
  wallets.register(app);
  return { app };
}
