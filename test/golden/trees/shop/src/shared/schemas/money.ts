export const moneySchema = {
  $id: 'Money',
  type: 'object',
  required: ['amount', 'currency'],
  properties: {
    amount: {
      type: ['string', 'number'],
      format: 'decimal',
      'x-decimal': { scale: 2 },
    },
    currency: { $ref: 'Currency#' },
  },
};
