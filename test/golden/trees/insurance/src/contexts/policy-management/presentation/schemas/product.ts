import { pageQuery } from '@plinth/runtime/controllers';

export const productSchema = {
  $id: 'Product',
  type: 'object',
  required: ['id', 'productName'],
  properties: {
    id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    productName: { type: 'string', minLength: 1, maxLength: 80 },
  },
  additionalProperties: false,
};

export const newProductSchema = {
  $id: 'NewProduct',
  type: 'object',
  required: ['productName'],
  properties: {
    productName: { type: 'string', minLength: 1, maxLength: 80 },
  },
};

export const productReplacementSchema = {
  $id: 'ProductReplacement',
  type: 'object',
  required: ['productName'],
  properties: {
    productName: { type: 'string', minLength: 1, maxLength: 80 },
  },
};

export const productChangesSchema = {
  $id: 'ProductChanges',
  type: 'object',
  properties: {
    productName: { type: 'string', minLength: 1, maxLength: 80 },
  },
};

export const productPageSchema = {
  $id: 'ProductPage',
  type: 'object',
  required: ['items', 'total', 'limit', 'offset'],
  properties: {
    items: {
      type: 'array',
      items: { $ref: 'Product#' },
    },
    total: { type: 'integer', minimum: 0 },
    limit: { type: 'integer', minimum: 0 },
    offset: { type: 'integer', minimum: 0 },
  },
  additionalProperties: false,
};

export const productParams = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
  },
};

export const listProductsQuery = {
  type: 'object',
  properties: {
    ...pageQuery(20, 100),
  },
};

export const productSchemas = [
  productSchema,
  newProductSchema,
  productReplacementSchema,
  productChangesSchema,
  productPageSchema,
];
