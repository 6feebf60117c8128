export const addressSchema = {
  $id: 'Address',
  type: 'object',
  required: ['street', 'city', 'zip', 'country'],
  properties: {
    street: { type: 'string', minLength: 1, maxLength: 120 },
    city: { type: 'string', minLength: 1, maxLength: 80 },
    zip: { type: 'string', minLength: 1, maxLength: 12 },
    country: { type: 'string', minLength: 2, maxLength: 2, pattern: '^[A-Z]{2}$' },
  },
};
