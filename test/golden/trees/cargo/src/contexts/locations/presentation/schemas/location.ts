import { pageQuery } from '@plinth/runtime/controllers';

export const locationSchema = {
  $id: 'Location',
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'string', minLength: 5, maxLength: 5, pattern: '^[A-Z]{2}[A-Z2-9]{3}$' },
    name: { type: 'string', minLength: 1, maxLength: 80 },
  },
  additionalProperties: false,
};

export const newLocationSchema = {
  $id: 'NewLocation',
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'string', minLength: 5, maxLength: 5, pattern: '^[A-Z]{2}[A-Z2-9]{3}$' },
    name: { type: 'string', minLength: 1, maxLength: 80 },
  },
};

export const locationPageSchema = {
  $id: 'LocationPage',
  type: 'object',
  required: ['items', 'total', 'limit', 'offset'],
  properties: {
    items: {
      type: 'array',
      items: { $ref: 'Location#' },
    },
    total: { type: 'integer', minimum: 0 },
    limit: { type: 'integer', minimum: 0 },
    offset: { type: 'integer', minimum: 0 },
  },
  additionalProperties: false,
};

export const locationParams = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', minLength: 5, maxLength: 5, pattern: '^[A-Z]{2}[A-Z2-9]{3}$' },
  },
};

export const listLocationsQuery = {
  type: 'object',
  properties: {
    ...pageQuery(20, 100),
  },
};

export const locationSchemas = [locationSchema, newLocationSchema, locationPageSchema];
