import type { EventOf } from '@plinth/runtime/domain';
import type { CargoId } from '../types.js';
import type { Delivery } from '../values/delivery.js';
import type { Itinerary } from '../values/itinerary.js';
import type { RouteSpecification } from '../values/route-specification.js';

export interface CargoBooked {
  readonly cargoId: CargoId;
  readonly route: RouteSpecification;
  readonly delivery: Delivery;
}

export interface CargoRouted {
  readonly cargoId: CargoId;
  readonly itinerary: Itinerary;
  readonly delivery: Delivery;
}

export interface RouteSpecified {
  readonly cargoId: CargoId;
  readonly route: RouteSpecification;
}

export interface DeliveryDerived {
  readonly cargoId: CargoId;
  readonly delivery: Delivery;
}

export interface CargoMisdirected {
  readonly cargoId: CargoId;
}

export interface CargoArrived {
  readonly cargoId: CargoId;
}

/** What can happen to a cargo. */
export interface CargoEvents {
  readonly CargoBooked: CargoBooked;
  readonly CargoRouted: CargoRouted;
  readonly RouteSpecified: RouteSpecified;
  readonly DeliveryDerived: DeliveryDerived;
  readonly CargoMisdirected: CargoMisdirected;
  readonly CargoArrived: CargoArrived;
}

export type CargoEvent = EventOf<CargoEvents>;
