import type { EventOf } from '@plinth/runtime/domain';
import type { Address } from '../../../../shared/values/address.js';
import type { ShipmentId } from '../types.js';

export interface ShipmentRequested {
  readonly shipmentId: ShipmentId;
  readonly orderId: string;
  readonly shipTo: Address;
}

export interface ShipmentDispatched {
  readonly shipmentId: ShipmentId;
  readonly orderId: string;
  readonly trackingNo: string;
}

export interface ShipmentCancelled {
  readonly shipmentId: ShipmentId;
}

/** What can happen to a shipment. */
export interface ShipmentEvents {
  readonly ShipmentRequested: ShipmentRequested;
  readonly ShipmentDispatched: ShipmentDispatched;
  readonly ShipmentCancelled: ShipmentCancelled;
}

export type ShipmentEvent = EventOf<ShipmentEvents>;
