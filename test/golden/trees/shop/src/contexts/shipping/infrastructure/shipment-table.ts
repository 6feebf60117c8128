import { Address } from '../../../shared/values/address.js';
import type { ShipmentStatus } from '../domain/enums/shipment-status.js';
import type { ShipmentState } from '../domain/shipment/state.js';

export interface ShipmentTable {
  readonly id: string;
  readonly status: ShipmentStatus;
  readonly order_id: string;
  readonly ship_to: string;
  readonly tracking_no: string | null;
  readonly _version: number;
}

export function shipmentToRow(shipment: ShipmentState): Omit<ShipmentTable, '_version'> {
  return {
    id: shipment.id,
    status: shipment.status,
    order_id: shipment.orderId,
    ship_to: JSON.stringify(shipment.shipTo),
    tracking_no: shipment.trackingNo,
  };
}

export function shipmentFromRow(row: ShipmentTable): ShipmentState {
  return {
    id: row.id,
    status: row.status,
    orderId: row.order_id,
    shipTo: Address.fromJSON(JSON.parse(row.ship_to)),
    trackingNo: row.tracking_no,
  };
}
