import type { Authenticator } from '@plinth/runtime/auth';
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
import { createPatients } from '../../contexts/patients/context.js';
import { patientsSchemas } from '../../contexts/patients/presentation/schemas.js';
import { createVets } from '../../contexts/vets/context.js';
import { vetsCodecs } from '../../contexts/vets/infrastructure/codecs.js';
import { vetsSchemas } from '../../contexts/vets/presentation/schemas.js';
import type { Settings } from '../../settings.js';

export interface ClinicPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly health: HealthRegistry;
  readonly authenticator: Authenticator;
  readonly settings: Pick<
    Settings,
    'bodyLimit' | 'corsOrigins' | 'docs' | 'host' | 'metricsPort' | 'trustProxy'
  >;
}

export interface Clinic {
  readonly app: Server;
  /** Fills tables that are empty. */
  readonly seed: () => Promise<void>;
}

/** Puts everything of the process together; nothing listens yet. */
export async function composeClinic(ports: ClinicPorts): Promise<Clinic> {
  const metrics = new Metrics();
  const inside = {
    ...ports,
    events: new SqlEventStore(ports.database, [...vetsCodecs]),
    handled: new SqlHandledCommands(ports.database),
    middleware: [
      logCommands(ports.log),
      measureCommands(metrics),
      retryConflicts({ tries: 3, unitOfWork: ports.database }),
    ],
  };
  const patients = createPatients(ports);
  const vets = createVets(inside);

  const app = await createServer({
    info: {
      title: 'Clinic',
      version: '0.1.0',
    },
    schemas: [...patientsSchemas, ...vetsSchemas],
    errors: {
      Validation: {
        status: 400,
        body: { title: '$title', schemaErrors: '$fields', at: '$timestamp' },
      },
      NotFound: {
        body: { message: '$detail' },
      },
    },
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
  patients.register(app);
  vets.register(app);

  const seed = async (): Promise<void> => {
    await patients.seed();
  };
  return { app, seed };
}
