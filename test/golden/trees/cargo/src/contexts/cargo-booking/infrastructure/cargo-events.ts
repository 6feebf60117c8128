import { codec } from '@plinth/runtime/eventsourcing';
import type { CargoEvents } from '../domain/cargo/events.js';
import { Delivery } from '../domain/values/delivery.js';
import { Itinerary } from '../domain/values/itinerary.js';
import { RouteSpecification } from '../domain/values/route-specification.js';

/** How the events of a cargo are written down. */
export const cargoEvents = codec<CargoEvents>({
  category: 'cargo-booking.cargo',
  events: {
    CargoBooked: {
      version: 1,
      read: (json) => ({
        ...json,
        route: RouteSpecification.fromJSON(json.route),
        delivery: Delivery.fromJSON(json.delivery),
      }),
    },
    CargoRouted: {
      version: 1,
      read: (json) => ({
        ...json,
        itinerary: Itinerary.fromJSON(json.itinerary),
        delivery: Delivery.fromJSON(json.delivery),
      }),
    },
    RouteSpecified: {
      version: 1,
      read: (json) => ({ ...json, route: RouteSpecification.fromJSON(json.route) }),
    },
    DeliveryDerived: {
      version: 1,
      read: (json) => ({ ...json, delivery: Delivery.fromJSON(json.delivery) }),
    },
    CargoMisdirected: { version: 1 },
    CargoArrived: { version: 1 },
  },
});
