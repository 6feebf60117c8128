export const shipmentSchema = {
  $id: 'Shipment',
  type: 'object',
  required: ['id', 'status', 'orderId', 'shipTo', 'trackingNo'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    status: { $ref: 'ShippingShipmentStatus#' },
    orderId: { type: 'string', format: 'uuid' },
    shipTo: { $ref: 'Address#' },
    trackingNo: {
      type: ['string', 'null'],
      maxLength: 255,
    },
  },
  additionalProperties: false,
};
