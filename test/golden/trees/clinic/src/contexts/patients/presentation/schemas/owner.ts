import { fieldsQuery, pageQuery } from '@plinth/runtime/controllers';

export const ownerSchema = {
  $id: 'Owner',
  type: 'object',
  required: ['id', 'name', 'telephone', 'pets'],
  properties: {
    id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    name: { type: 'string', minLength: 1, maxLength: 60 },
    telephone: { type: 'string', maxLength: 255, pattern: '^[0-9]{7,12}$' },
    pets: {
      type: 'array',
      items: { $ref: 'PetRow#' },
    },
  },
  additionalProperties: false,
};

export const newOwnerSchema = {
  $id: 'NewOwner',
  type: 'object',
  required: ['name', 'telephone'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 60 },
    telephone: { type: 'string', maxLength: 255, pattern: '^[0-9]{7,12}$' },
  },
  additionalProperties: false,
};

export const ownerReplacementSchema = {
  $id: 'OwnerReplacement',
  type: 'object',
  required: ['name', 'telephone'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 60 },
    telephone: { type: 'string', maxLength: 255, pattern: '^[0-9]{7,12}$' },
  },
  additionalProperties: false,
};

export const ownerChangesSchema = {
  $id: 'OwnerChanges',
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 60 },
    telephone: { type: 'string', maxLength: 255, pattern: '^[0-9]{7,12}$' },
  },
  additionalProperties: false,
};

export const ownerPartSchema = {
  $id: 'OwnerPart',
  type: 'object',
  properties: {
    id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    name: { type: 'string', minLength: 1, maxLength: 60 },
    telephone: { type: 'string', maxLength: 255, pattern: '^[0-9]{7,12}$' },
    pets: {
      type: 'array',
      items: { $ref: 'PetRow#' },
    },
  },
  additionalProperties: false,
};

export const ownerPageSchema = {
  $id: 'OwnerPage',
  type: 'object',
  required: ['content', 'totalElements', 'limit', 'offset'],
  properties: {
    content: {
      type: 'array',
      items: { $ref: 'OwnerPart#' },
    },
    totalElements: { type: 'integer', minimum: 0 },
    limit: { type: 'integer', minimum: 0 },
    offset: { type: 'integer', minimum: 0 },
  },
  additionalProperties: false,
};

export const ownerParams = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
  },
};

export const ownerFields = ['id', 'name', 'telephone', 'pets'] as const;

export const listOwnersQuery = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 60 },
    sort: {
      type: 'string',
      enum: ['name', '-name'],
    },
    ...pageQuery(20, 100),
    fields: fieldsQuery(ownerFields),
  },
};

export const ownerSchemas = [
  ownerSchema,
  newOwnerSchema,
  ownerReplacementSchema,
  ownerChangesSchema,
  ownerPartSchema,
  ownerPageSchema,
];
