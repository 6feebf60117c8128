import type { CargoState } from '../domain/cargo/state.js';
import { Delivery } from '../domain/values/delivery.js';
import { Itinerary } from '../domain/values/itinerary.js';
import { RouteSpecification } from '../domain/values/route-specification.js';

export interface CargoTable {
  readonly id: string;
  readonly route: string;
  readonly itinerary: string | null;
  readonly delivery: string;
  readonly _version: number;
}

export function cargoToRow(cargo: CargoState): Omit<CargoTable, '_version'> {
  return {
    id: cargo.id,
    route: JSON.stringify(cargo.route),
    itinerary: cargo.itinerary === null ? null : JSON.stringify(cargo.itinerary),
    delivery: JSON.stringify(cargo.delivery),
  };
}

export function cargoFromRow(row: CargoTable): CargoState {
  return {
    id: row.id,
    route: RouteSpecification.fromJSON(JSON.parse(row.route)),
    itinerary: row.itinerary === null ? null : Itinerary.fromJSON(JSON.parse(row.itinerary)),
    delivery: Delivery.fromJSON(JSON.parse(row.delivery)),
  };
}
