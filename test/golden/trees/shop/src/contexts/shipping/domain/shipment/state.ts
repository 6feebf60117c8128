import type { Apply } from '@plinth/runtime/domain';
import type { Address } from '../../../../shared/values/address.js';
import { ShipmentStatus } from '../enums/shipment-status.js';
import type { ShipmentId } from '../types.js';
import type { ShipmentEvents } from './events.js';

export interface ShipmentState {
  readonly id: ShipmentId;
  readonly status: ShipmentStatus;
  readonly orderId: string;
  readonly shipTo: Address;
  readonly trackingNo: string | null;
}

/** What each event makes of a shipment. */
export const applyShipment: Apply<ShipmentState, ShipmentEvents> = {
  ShipmentRequested: ({ shipmentId, orderId, shipTo }) => ({
    id: shipmentId,
    status: ShipmentStatus.Requested,
    orderId,
    shipTo,
    trackingNo: null,
  }),
  ShipmentDispatched: ({ orderId, trackingNo }, state) => ({
    ...state,
    status: ShipmentStatus.Dispatched,
    orderId,
    trackingNo,
  }),
  ShipmentCancelled: (_data, state) => ({ ...state, status: ShipmentStatus.Cancelled }),
};
