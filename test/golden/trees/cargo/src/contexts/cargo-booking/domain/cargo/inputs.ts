import type { LocationId } from '../../../locations/contract.js';
import type { Delivery } from '../values/delivery.js';
import type { Itinerary } from '../values/itinerary.js';
import type { RouteSpecification } from '../values/route-specification.js';

export interface BookInput {
  readonly origin: LocationId;
  readonly destination: LocationId;
  readonly arrivalDeadline: string;
  readonly route: RouteSpecification;
  readonly delivery: Delivery;
}

export interface AssignToRouteInput {
  readonly itinerary: Itinerary;
  readonly delivery: Delivery;
}

export interface ChangeDestinationInput {
  readonly destination: LocationId;
  readonly route: RouteSpecification;
}

export interface InspectInput {
  readonly delivery: Delivery;
}
