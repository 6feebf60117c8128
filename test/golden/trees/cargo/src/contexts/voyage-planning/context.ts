import type { Server } from '@plinth/runtime/controllers';
import type { Database } from '@plinth/runtime/database';
import type { LocationsClient } from '../locations/contract.js';
import { VoyageService } from './application/voyage-service.js';
import type { VoyagePlanningClient } from './contract.js';
import { SqlVoyageRepository } from './infrastructure/sql-voyage-repository.js';
import { VoyageController } from './presentation/voyage-controller.js';

export interface VoyagePlanningPorts {
  readonly database: Database;
  readonly locations: LocationsClient;
}

/** The VoyagePlanning context at work. */
export interface VoyagePlanningContext {
  register(app: Server): void;
}

export function createVoyagePlanning(ports: VoyagePlanningPorts): VoyagePlanningContext {
  const voyages = new SqlVoyageRepository(ports.database);
  const voyageService = new VoyageService({
    unitOfWork: ports.database,
    voyages,
    locations: ports.locations.locations,
  });
  const controllers = [new VoyageController(voyageService)];
  return {
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}

/** What other contexts in this process ask. */
export function createVoyagePlanningClient(
  ports: Pick<VoyagePlanningPorts, 'database'>,
): VoyagePlanningClient {
  return {
    voyages: new SqlVoyageRepository(ports.database),
  };
}
