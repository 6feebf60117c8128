import { pageQuery } from '@plinth/runtime/controllers';

export const speciesSchema = {
  $id: 'Species',
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    name: { type: 'string', minLength: 1, maxLength: 40 },
  },
  additionalProperties: false,
};

export const newSpeciesSchema = {
  $id: 'NewSpecies',
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    name: { type: 'string', minLength: 1, maxLength: 40 },
  },
  additionalProperties: false,
};

export const speciesReplacementSchema = {
  $id: 'SpeciesReplacement',
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 40 },
  },
  additionalProperties: false,
};

export const speciesChangesSchema = {
  $id: 'SpeciesChanges',
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 40 },
  },
  additionalProperties: false,
};

export const speciesPageSchema = {
  $id: 'SpeciesPage',
  type: 'object',
  required: ['items', 'total', 'limit', 'offset'],
  properties: {
    items: {
      type: 'array',
      items: { $ref: 'Species#' },
    },
    total: { type: 'integer', minimum: 0 },
    limit: { type: 'integer', minimum: 0 },
    offset: { type: 'integer', minimum: 0 },
  },
  additionalProperties: false,
};

export const speciesParams = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
  },
};

export const listAllSpeciesQuery = {
  type: 'object',
  properties: {
    ...pageQuery(20, 100),
  },
};

export const speciesSchemas = [
  speciesSchema,
  newSpeciesSchema,
  speciesReplacementSchema,
  speciesChangesSchema,
  speciesPageSchema,
];
