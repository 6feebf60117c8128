import { normaliseDatetime, within } from '@plinth/runtime/domain';
import type { LocationId } from '../../locations/contract.js';
import type { AssignToRouteFields } from '../application/commands/cargo/assign-to-route.js';
import type { BookFields } from '../application/commands/cargo/book.js';
import { Itinerary, type ItineraryJson } from '../domain/values/itinerary.js';

export interface BookFieldsJson {
  readonly origin: LocationId;
  readonly destination: LocationId;
  readonly arrivalDeadline: string;
}

export function bookFieldsFromJson(json: BookFieldsJson): BookFields {
  return {
    origin: json.origin,
    destination: json.destination,
    arrivalDeadline: normaliseDatetime(json.arrivalDeadline),
  };
}

export interface AssignToRouteFieldsJson {
  readonly itinerary: ItineraryJson;
}

export function assignToRouteFieldsFromJson(json: AssignToRouteFieldsJson): AssignToRouteFields {
  return {
    itinerary: within('itinerary', () => Itinerary.fromJSON(json.itinerary)),
  };
}
