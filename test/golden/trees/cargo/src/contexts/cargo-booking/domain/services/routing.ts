import { NotImplemented } from '@plinth/runtime/domain';
import type { Delivery } from '../values/delivery.js';
import type { Handling } from '../values/handling.js';
import type { Itinerary } from '../values/itinerary.js';
import type { RouteSpecification } from '../values/route-specification.js';

export class Routing {
  async routesFor(route: RouteSpecification): Promise<readonly Itinerary[]> {
    throw new NotImplemented('CargoBooking.Routing.routesFor');
  }

  async deliveryOf(
    route: RouteSpecification,
    itinerary: Itinerary | null,
    history: readonly Handling[],
  ): Promise<Delivery> {
    throw new NotImplemented('CargoBooking.Routing.deliveryOf');
  }
}
