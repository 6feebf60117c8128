import { pageQuery } from '@plinth/runtime/controllers';

export const voyageSchema = {
  $id: 'Voyage',
  type: 'object',
  required: ['id', 'schedule'],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 10 },
    schedule: {
      type: 'array',
      minItems: 1,
      items: { $ref: 'CarrierMovement#' },
    },
  },
  additionalProperties: false,
};

export const newVoyageSchema = {
  $id: 'NewVoyage',
  type: 'object',
  required: ['id', 'schedule'],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 10 },
    schedule: {
      type: 'array',
      minItems: 1,
      items: { $ref: 'CarrierMovement#' },
    },
  },
};

export const voyagePageSchema = {
  $id: 'VoyagePage',
  type: 'object',
  required: ['items', 'total', 'limit', 'offset'],
  properties: {
    items: {
      type: 'array',
      items: { $ref: 'Voyage#' },
    },
    total: { type: 'integer', minimum: 0 },
    limit: { type: 'integer', minimum: 0 },
    offset: { type: 'integer', minimum: 0 },
  },
  additionalProperties: false,
};

export const voyageParams = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 10 },
  },
};

export const listVoyagesQuery = {
  type: 'object',
  properties: {
    ...pageQuery(20, 100),
  },
};

export const voyageSchemas = [voyageSchema, newVoyageSchema, voyagePageSchema];
