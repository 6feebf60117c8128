export const orderSummarySchema = {
  $id: 'OrderSummary',
  type: 'object',
  required: ['orderId', 'customerId', 'status', 'total', 'lineCount', 'placedAt'],
  properties: {
    orderId: { type: 'string', format: 'uuid' },
    customerId: { type: 'string', format: 'uuid' },
    status: { $ref: 'OrderingOrderStatus#' },
    total: {
      anyOf: [{ $ref: 'Money#' }, { type: 'null' }],
    },
    lineCount: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    placedAt: {
      type: ['string', 'null'],
      format: 'date-time',
    },
  },
  additionalProperties: false,
};
