export const accountSummarySchema = {
  $id: 'AccountSummary',
  type: 'object',
  required: ['accountId', 'owner', 'balance', 'movements', 'open'],
  properties: {
    accountId: { type: 'string', format: 'uuid' },
    owner: { type: 'string', maxLength: 255 },
    balance: {
      type: ['string', 'number'],
      format: 'decimal',
      'x-decimal': { scale: 4 },
    },
    movements: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    open: { type: 'boolean' },
  },
  additionalProperties: false,
};
