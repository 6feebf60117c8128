import { pageQuery } from '@plinth/runtime/controllers';

export const categorySchema = {
  $id: 'Category',
  type: 'object',
  required: ['id', 'name', 'parent'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    name: { type: 'string', minLength: 1, maxLength: 60 },
    parent: {
      type: ['string', 'null'],
      format: 'uuid',
    },
  },
  additionalProperties: false,
};

export const newCategorySchema = {
  $id: 'NewCategory',
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 60 },
    parent: {
      type: ['string', 'null'],
      format: 'uuid',
    },
  },
};

export const categoryReplacementSchema = {
  $id: 'CategoryReplacement',
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 60 },
    parent: {
      type: ['string', 'null'],
      format: 'uuid',
    },
  },
};

export const categoryChangesSchema = {
  $id: 'CategoryChanges',
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 60 },
    parent: {
      type: ['string', 'null'],
      format: 'uuid',
    },
  },
};

export const categoryPageSchema = {
  $id: 'CategoryPage',
  type: 'object',
  required: ['items', 'total', 'limit', 'offset'],
  properties: {
    items: {
      type: 'array',
      items: { $ref: 'Category#' },
    },
    total: { type: 'integer', minimum: 0 },
    limit: { type: 'integer', minimum: 0 },
    offset: { type: 'integer', minimum: 0 },
  },
  additionalProperties: false,
};

export const categoryParams = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', format: 'uuid' },
  },
};

export const listCategoriesQuery = {
  type: 'object',
  properties: {
    ...pageQuery(20, 100),
  },
};

export const categorySchemas = [
  categorySchema,
  newCategorySchema,
  categoryReplacementSchema,
  categoryChangesSchema,
  categoryPageSchema,
];
