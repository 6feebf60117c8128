export const orderSchema = {
  $id: 'Order',
  type: 'object',
  required: ['id', 'status', 'customerId', 'lines', 'total', 'shipTo', 'trackingNo'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    status: { $ref: 'OrderingOrderStatus#' },
    customerId: { type: 'string', format: 'uuid' },
    lines: {
      type: 'array',
      items: { $ref: 'OrderLine#' },
    },
    total: { $ref: 'Money#' },
    shipTo: {
      anyOf: [{ $ref: 'Address#' }, { type: 'null' }],
    },
    trackingNo: {
      type: ['string', 'null'],
      maxLength: 255,
    },
  },
  additionalProperties: false,
};
