export const statementLineSchema = {
  $id: 'StatementLine',
  type: 'object',
  required: ['entryId', 'accountId', 'kind', 'amount', 'at'],
  properties: {
    entryId: { type: 'string', format: 'uuid' },
    accountId: { type: 'string', format: 'uuid' },
    kind: { type: 'string', maxLength: 255 },
    amount: {
      type: ['string', 'number'],
      format: 'decimal',
      'x-decimal': { scale: 4 },
    },
    at: { type: 'string', format: 'date-time' },
  },
  additionalProperties: false,
};
