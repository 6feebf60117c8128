export type ShipmentId = string;
