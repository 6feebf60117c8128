export const ShipmentStatus = {
  Requested: 'Requested',
  Dispatched: 'Dispatched',
  Cancelled: 'Cancelled',
} as const;

export type ShipmentStatus = (typeof ShipmentStatus)[keyof typeof ShipmentStatus];
