import type { Authenticator } from '@plinth/runtime/auth';
import { createServer, type Server, SqlIdempotencyStore } from '@plinth/runtime/controllers';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { HealthRegistry, Logger } from '@plinth/runtime/observability';
import { createPatients } from '../../contexts/patients/context.js';
import { patientsSchemas } from '../../contexts/patients/presentation/schemas.js';
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
  const patients = createPatients(ports);

  const app = await createServer({
    info: {
      title: 'Clinic',
      version: '0.1.0',
    },
    schemas: [...patientsSchemas],
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

  const seed = async (): Promise<void> => {
    await patients.seed();
  };
  return { app, seed };
}
