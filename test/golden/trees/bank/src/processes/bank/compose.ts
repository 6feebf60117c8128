import { createServer, type Server, SqlIdempotencyStore } from '@plinth/runtime/controllers';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { HealthRegistry, Logger } from '@plinth/runtime/observability';
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
}

/** Puts everything of the process together; nothing listens yet. */
export async function composeBank(ports: BankPorts): Promise<Bank> {
  const app = await createServer({
    info: {
      title: 'Bank',
      version: '0.1.0',
      description: 'Accounts that remember every movement',
    },
    log: ports.log,
    health: ports.health,
    idempotency: { store: new SqlIdempotencyStore(ports.database), unitOfWork: ports.database },
    bodyLimit: ports.settings.bodyLimit,
    corsOrigins: ports.settings.corsOrigins,
    docs: ports.settings.docs,
    host: ports.settings.host,
    metricsPort: ports.settings.metricsPort,
    trustProxy: ports.settings.trustProxy,
  });
  return { app };
}
