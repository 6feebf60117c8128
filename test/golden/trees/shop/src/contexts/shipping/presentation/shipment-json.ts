import type { AddressJson } from '../../../shared/values/address.js';
import type { ShipmentStatus } from '../domain/enums/shipment-status.js';
import type { ShipmentState } from '../domain/shipment/state.js';
import type { ShipmentId } from '../domain/types.js';

export interface ShipmentJson {
  readonly id: ShipmentId;
  readonly status: ShipmentStatus;
  readonly orderId: string;
  readonly shipTo: AddressJson;
  readonly trackingNo: string | null;
}

export function shipmentToJson(shipment: ShipmentState): ShipmentJson {
  return {
    id: shipment.id,
    status: shipment.status,
    orderId: shipment.orderId,
    shipTo: shipment.shipTo.toJSON(),
    trackingNo: shipment.trackingNo,
  };
}
