export const transferSchema = {
  $id: 'Transfer',
  type: 'object',
  required: ['id', 'status', 'source', 'target', 'amount', 'reason'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    status: { $ref: 'AccountsTransferStatus#' },
    source: { type: 'string', format: 'uuid' },
    target: { type: 'string', format: 'uuid' },
    amount: {
      type: ['string', 'number'],
      format: 'decimal',
      'x-decimal': { scale: 2, minimum: '0.01' },
    },
    reason: {
      type: ['string', 'null'],
      maxLength: 255,
    },
  },
  additionalProperties: false,
};
