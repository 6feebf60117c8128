export const orderLineSchema = {
  $id: 'OrderLine',
  type: 'object',
  required: ['sku', 'quantity', 'unitPrice'],
  properties: {
    sku: { type: 'string', maxLength: 255, pattern: '^[A-Z]{3}-[0-9]{4}$' },
    quantity: { type: 'integer', minimum: 1, maximum: 999 },
    unitPrice: { $ref: 'Money#' },
    subtotal: { $ref: 'Money#' },
  },
};
