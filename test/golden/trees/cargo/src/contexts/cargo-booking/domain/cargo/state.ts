import type { Apply } from '@plinth/runtime/domain';
import type { CargoId } from '../types.js';
import type { Delivery } from '../values/delivery.js';
import type { Itinerary } from '../values/itinerary.js';
import type { RouteSpecification } from '../values/route-specification.js';
import type { CargoEvents } from './events.js';

export interface CargoState {
  readonly id: CargoId;
  readonly route: RouteSpecification;
  readonly itinerary: Itinerary | null;
  readonly delivery: Delivery;
}

/** What each event makes of a cargo. */
export const applyCargo: Apply<CargoState, CargoEvents> = {
  CargoBooked: ({ cargoId, route, delivery }) => ({
    id: cargoId,
    route,
    itinerary: null,
    delivery,
  }),
  CargoRouted: ({ itinerary, delivery }, state) => ({ ...state, itinerary, delivery }),
  RouteSpecified: ({ route }, state) => ({ ...state, route }),
  DeliveryDerived: ({ delivery }, state) => ({ ...state, delivery }),
  CargoMisdirected: (_data, state) => state,
  CargoArrived: (_data, state) => state,
};
