import { NotImplemented } from '@plinth/runtime/domain';
import type { TrackingId } from '../../domain/types.js';
import type { Itinerary } from '../../domain/values/itinerary.js';

export interface RoutesForInput {
  readonly trackingId: TrackingId;
}

export class RoutesForQuery {
  async ask(input: RoutesForInput): Promise<readonly Itinerary[]> {
    throw new NotImplemented('CargoBooking.RoutesFor');
  }
}
