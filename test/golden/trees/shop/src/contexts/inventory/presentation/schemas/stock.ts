export const stockSchema = {
  $id: 'Stock',
  type: 'object',
  required: ['id', 'onHand', 'reservations', 'available'],
  properties: {
    id: { type: 'string', maxLength: 255, pattern: '^[A-Z]{3}-[0-9]{4}$' },
    onHand: { type: 'integer', minimum: 0, maximum: 9007199254740991 },
    reservations: {
      type: 'object',
      propertyNames: { type: 'string', format: 'uuid' },
      additionalProperties: {
        type: 'integer',
        minimum: -9007199254740991,
        maximum: 9007199254740991,
      },
    },
    available: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
  },
  additionalProperties: false,
};
