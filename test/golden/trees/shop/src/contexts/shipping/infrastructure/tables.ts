import type { ShipmentTable } from './shipment-table.js';

export interface ShippingTables {
  readonly shipping_shipment: ShipmentTable;
}
