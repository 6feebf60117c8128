export const walletSchema = {
  $id: 'Wallet',
  type: 'object',
  required: ['id', 'total', 'kind', 'method', 'tags'],
  properties: {
    id: { type: 'string', maxLength: 255 },
    total: {
      type: ['string', 'number'],
      format: 'decimal',
      'x-decimal': { scale: 4 },
    },
    kind: { $ref: 'Kind#' },
    method: {
      anyOf: [{ $ref: 'Method#' }, { type: 'null' }],
    },
    tags: {
      type: 'array',
      uniqueItems: true,
      items: { type: 'string', maxLength: 255 },
    },
  },
  additionalProperties: false,
};
