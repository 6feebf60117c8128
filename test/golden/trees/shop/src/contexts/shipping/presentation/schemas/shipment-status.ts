export const shipmentStatusSchema = {
  $id: 'ShippingShipmentStatus',
  type: 'string',
  enum: ['Requested', 'Dispatched', 'Cancelled'],
};
