import { pageQuery } from '@plinth/runtime/controllers';

export const templateSchema = {
  $id: 'Template',
  type: 'object',
  required: ['id', 'templateName'],
  properties: {
    id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    templateName: { type: 'string', minLength: 1, maxLength: 80 },
  },
  additionalProperties: false,
};

export const newTemplateSchema = {
  $id: 'NewTemplate',
  type: 'object',
  required: ['templateName'],
  properties: {
    templateName: { type: 'string', minLength: 1, maxLength: 80 },
  },
};

export const templateReplacementSchema = {
  $id: 'TemplateReplacement',
  type: 'object',
  required: ['templateName'],
  properties: {
    templateName: { type: 'string', minLength: 1, maxLength: 80 },
  },
};

export const templateChangesSchema = {
  $id: 'TemplateChanges',
  type: 'object',
  properties: {
    templateName: { type: 'string', minLength: 1, maxLength: 80 },
  },
};

export const templatePageSchema = {
  $id: 'TemplatePage',
  type: 'object',
  required: ['items', 'total', 'limit', 'offset'],
  properties: {
    items: {
      type: 'array',
      items: { $ref: 'Template#' },
    },
    total: { type: 'integer', minimum: 0 },
    limit: { type: 'integer', minimum: 0 },
    offset: { type: 'integer', minimum: 0 },
  },
  additionalProperties: false,
};

export const templateParams = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
  },
};

export const listTemplatesQuery = {
  type: 'object',
  properties: {
    ...pageQuery(20, 100),
  },
};

export const templateSchemas = [
  templateSchema,
  newTemplateSchema,
  templateReplacementSchema,
  templateChangesSchema,
  templatePageSchema,
];
