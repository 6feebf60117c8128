export const methodSchema = {
  $id: 'Method',
  type: 'object',
  required: ['type'],
  discriminator: { propertyName: 'type' },
  oneOf: [
    {
      type: 'object',
      required: ['type', 'last4'],
      properties: {
        type: { const: 'card' },
        last4: { type: 'string', minLength: 4, maxLength: 4 },
      },
    },
    {
      type: 'object',
      properties: {
        type: { const: 'cash' },
      },
      required: ['type'],
    },
  ],
};
