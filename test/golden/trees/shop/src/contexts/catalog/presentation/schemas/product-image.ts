export const productImageSchema = {
  $id: 'ProductImage',
  type: 'object',
  required: ['id', 'url', 'alt'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    url: { type: 'string', format: 'uri' },
    alt: {
      type: ['string', 'null'],
      maxLength: 120,
    },
  },
  additionalProperties: false,
};

export const newProductImageSchema = {
  $id: 'NewProductImage',
  type: 'object',
  required: ['url'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    url: { type: 'string', format: 'uri' },
    alt: {
      type: ['string', 'null'],
      maxLength: 120,
    },
  },
};

export const productImageSchemas = [productImageSchema, newProductImageSchema];
