import { createServer, type Server, SqlIdempotencyStore } from '@plinth/runtime/controllers';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { HealthRegistry, Logger } from '@plinth/runtime/observability';
import { createCargoBooking } from '../../contexts/cargo-booking/context.js';
import { HttpPathfinder } from '../../contexts/cargo-booking/infrastructure/http-pathfinder.js';
import { cargoBookingSchemas } from '../../contexts/cargo-booking/presentation/schemas.js';
import { createLocations, createLocationsClient } from '../../contexts/locations/context.js';
import { locationsSchemas } from '../../contexts/locations/presentation/schemas.js';
import { createVoyagePlanning } from '../../contexts/voyage-planning/context.js';
import { voyagePlanningSchemas } from '../../contexts/voyage-planning/presentation/schemas.js';
import type { Settings } from '../../settings.js';

export interface CargoPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly health: HealthRegistry;
  readonly settings: Pick<
    Settings,
    'bodyLimit' | 'corsOrigins' | 'docs' | 'host' | 'metricsPort' | 'trustProxy' | 'pathfinderUrl'
  >;
}

export interface Cargo {
  readonly app: Server;
  /** Fills tables that are empty. */
  readonly seed: () => Promise<void>;
}

/** Puts everything of the process together; nothing listens yet. */
export async function composeCargo(ports: CargoPorts): Promise<Cargo> {
  const httpPathfinder = new HttpPathfinder(ports.settings.pathfinderUrl);
  const locationsClient = createLocationsClient(ports);
  const locations = createLocations(ports);
  const voyagePlanning = createVoyagePlanning({ ...ports, locations: locationsClient });
  const cargoBooking = createCargoBooking(ports);

  const app = await createServer({
    info: {
      title: 'Cargo',
      version: '0.1.0',
    },
    schemas: [...locationsSchemas, ...voyagePlanningSchemas, ...cargoBookingSchemas],
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
  app.addHook('onClose', async () => {
    await httpPathfinder.close();
  });
  locations.register(app);
  voyagePlanning.register(app);
  cargoBooking.register(app);

  const seed = async (): Promise<void> => {
    await locations.seed();
  };
  return { app, seed };
}
