import { allow } from '@plinth/runtime/auth';
import type { Versioned } from '@plinth/runtime/repositories';
import type { ShipmentState } from '../../domain/shipment/state.js';

export interface ShipmentOfInput {
  readonly orderId: string;
}

export const shipmentOfAccess = allow('signedIn');

export interface ShipmentOfQuery {
  /** Null where there is none. */
  ask(input: ShipmentOfInput): Promise<Versioned<ShipmentState> | null>;
}
