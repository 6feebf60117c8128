import type { Server } from '@plinth/runtime/controllers';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import { LocationService } from './application/location-service.js';
import type { LocationsClient } from './contract.js';
import { seedLocations } from './infrastructure/seed.js';
import { SqlLocationRepository } from './infrastructure/sql-location-repository.js';
import { LocationController } from './presentation/location-controller.js';

export interface LocationsPorts {
  readonly database: Database;
  readonly clock: Clock;
}

/** The Locations context at work. */
export interface LocationsContext {
  register(app: Server): void;
  /** Fills tables that are empty. */
  seed(): Promise<void>;
}

export function createLocations(ports: LocationsPorts): LocationsContext {
  const locations = new SqlLocationRepository(ports.database);
  const locationService = new LocationService({ unitOfWork: ports.database, locations });
  const controllers = [new LocationController(locationService)];
  return {
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
    seed: () => seedLocations({ ...ports, locations }),
  };
}

/** What other contexts in this process ask. */
export function createLocationsClient(ports: Pick<LocationsPorts, 'database'>): LocationsClient {
  return {
    locations: new SqlLocationRepository(ports.database),
  };
}
