import { pageQuery } from '@plinth/runtime/controllers';

export const petSchema = {
  $id: 'Pet',
  type: 'object',
  required: ['id', 'name', 'born', 'owner', 'href', 'species'],
  properties: {
    id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    name: { type: 'string', minLength: 1, maxLength: 60 },
    born: { type: 'string', format: 'date' },
    owner: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    href: { type: 'string', maxLength: 255 },
    species: {
      anyOf: [{ $ref: 'Species#' }, { type: 'null' }],
    },
  },
  additionalProperties: false,
};

export const petRowSchema = {
  $id: 'PetRow',
  type: 'object',
  required: ['id', 'name', 'born', 'owner', 'species'],
  properties: {
    id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    name: { type: 'string', minLength: 1, maxLength: 60 },
    born: { type: 'string', format: 'date' },
    owner: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    species: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
  },
  additionalProperties: false,
};

export const newPetSchema = {
  $id: 'NewPet',
  type: 'object',
  required: ['name', 'born', 'owner', 'species'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 60 },
    born: { type: 'string', format: 'date' },
    owner: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    species: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
  },
  additionalProperties: false,
};

export const petReplacementSchema = {
  $id: 'PetReplacement',
  type: 'object',
  required: ['name', 'born', 'owner', 'species'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 60 },
    born: { type: 'string', format: 'date' },
    owner: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    species: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
  },
  additionalProperties: false,
};

export const petChangesSchema = {
  $id: 'PetChanges',
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 60 },
    born: { type: 'string', format: 'date' },
    owner: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    species: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
  },
  additionalProperties: false,
};

export const petPageSchema = {
  $id: 'PetPage',
  type: 'object',
  required: ['items', 'total', 'limit', 'offset'],
  properties: {
    items: {
      type: 'array',
      items: { $ref: 'Pet#' },
    },
    total: { type: 'integer', minimum: 0 },
    limit: { type: 'integer', minimum: 0 },
    offset: { type: 'integer', minimum: 0 },
  },
  additionalProperties: false,
};

export const petParams = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
  },
};

export const listPetsQuery = {
  type: 'object',
  properties: {
    ...pageQuery(20, 100),
  },
};

export const petSchemas = [
  petSchema,
  petRowSchema,
  newPetSchema,
  petReplacementSchema,
  petChangesSchema,
  petPageSchema,
];
