import type { Server } from '@plinth/runtime/controllers';
import type { Database } from '@plinth/runtime/database';
import { RoutesForQuery } from './application/queries/routes-for.js';
import { RoutesForController } from './presentation/routes-for-controller.js';

export interface CargoBookingPorts {
  readonly database: Database;
}

/** The CargoBooking context at work. */
export interface CargoBookingContext {
  register(app: Server): void;
}

export function createCargoBooking(ports: CargoBookingPorts): CargoBookingContext {
  const routesForQuery = new RoutesForQuery();
  const controllers = [new RoutesForController(routesForQuery)];
  return {
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}
