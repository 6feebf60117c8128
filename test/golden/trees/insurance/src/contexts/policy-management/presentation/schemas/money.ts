export const moneySchema = {
  $id: 'Money',
  type: 'object',
  required: ['amount'],
  properties: {
    amount: {
      type: ['string', 'number'],
      format: 'decimal',
      'x-decimal': { scale: 2, minimum: '0' },
    },
    currency: { type: 'string', minLength: 3, maxLength: 3, default: 'CHF' },
  },
};
