import { pageQuery } from '@plinth/runtime/controllers';

export const productSchema = {
  $id: 'Product',
  type: 'object',
  required: ['id', 'name', 'description', 'price', 'categories', 'images', 'active', 'createdAt'],
  properties: {
    id: { type: 'string', maxLength: 255, pattern: '^[A-Z]{3}-[0-9]{4}$' },
    name: { type: 'string', minLength: 1, maxLength: 200 },
    description: {
      type: ['string', 'null'],
    },
    price: { $ref: 'Money#' },
    categories: {
      type: 'array',
      items: { type: 'string', format: 'uuid' },
    },
    images: {
      type: 'array',
      items: { $ref: 'ProductImage#' },
    },
    active: { type: 'boolean' },
    createdAt: { type: 'string', format: 'date-time' },
  },
  additionalProperties: false,
};

export const newProductSchema = {
  $id: 'NewProduct',
  type: 'object',
  required: ['id', 'name', 'price'],
  properties: {
    id: { type: 'string', maxLength: 255, pattern: '^[A-Z]{3}-[0-9]{4}$' },
    name: { type: 'string', minLength: 1, maxLength: 200 },
    description: {
      type: ['string', 'null'],
    },
    price: { $ref: 'Money#' },
    categories: {
      type: 'array',
      items: { type: 'string', format: 'uuid' },
    },
    images: {
      type: 'array',
      items: { $ref: 'NewProductImage#' },
    },
    active: { type: 'boolean', default: true },
    createdAt: { type: 'string', format: 'date-time' },
  },
};

export const productReplacementSchema = {
  $id: 'ProductReplacement',
  type: 'object',
  required: ['name', 'price'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 200 },
    description: {
      type: ['string', 'null'],
    },
    price: { $ref: 'Money#' },
    categories: {
      type: 'array',
      items: { type: 'string', format: 'uuid' },
    },
    images: {
      type: 'array',
      items: { $ref: 'NewProductImage#' },
    },
    active: { type: 'boolean', default: true },
    createdAt: { type: 'string', format: 'date-time' },
  },
};

export const productChangesSchema = {
  $id: 'ProductChanges',
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 200 },
    description: {
      type: ['string', 'null'],
    },
    price: { $ref: 'Money#' },
    categories: {
      type: 'array',
      items: { type: 'string', format: 'uuid' },
    },
    images: {
      type: 'array',
      items: { $ref: 'NewProductImage#' },
    },
    active: { type: 'boolean' },
    createdAt: { type: 'string', format: 'date-time' },
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
    id: { type: 'string', maxLength: 255, pattern: '^[A-Z]{3}-[0-9]{4}$' },
  },
};

export const listProductsQuery = {
  type: 'object',
  properties: {
    active: { type: 'boolean' },
    categories: { type: 'string', format: 'uuid' },
    q: { type: 'string', maxLength: 200, description: 'Text to find in name, description' },
    sort: {
      type: 'string',
      enum: ['name', '-name', 'createdAt', '-createdAt'],
    },
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
