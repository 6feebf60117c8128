import { pageQuery } from '@plinth/runtime/controllers';

export const taskSchema = {
  $id: 'Task',
  type: 'object',
  required: ['id', 'title', 'done'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    title: { type: 'string', minLength: 1, maxLength: 120 },
    done: { type: 'boolean' },
  },
  additionalProperties: false,
};

export const newTaskSchema = {
  $id: 'NewTask',
  type: 'object',
  required: ['title'],
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 120 },
    done: { type: 'boolean', default: false },
  },
};

export const taskReplacementSchema = {
  $id: 'TaskReplacement',
  type: 'object',
  required: ['title'],
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 120 },
    done: { type: 'boolean', default: false },
  },
};

export const taskChangesSchema = {
  $id: 'TaskChanges',
  type: 'object',
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 120 },
    done: { type: 'boolean' },
  },
};

export const taskPageSchema = {
  $id: 'TaskPage',
  type: 'object',
  required: ['items', 'total', 'limit', 'offset'],
  properties: {
    items: {
      type: 'array',
      items: { $ref: 'Task#' },
    },
    total: { type: 'integer', minimum: 0 },
    limit: { type: 'integer', minimum: 0 },
    offset: { type: 'integer', minimum: 0 },
  },
  additionalProperties: false,
};

export const taskParams = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', format: 'uuid' },
  },
};

export const listTasksQuery = {
  type: 'object',
  properties: {
    ...pageQuery(20, 100),
  },
};

export const taskSchemas = [
  taskSchema,
  newTaskSchema,
  taskReplacementSchema,
  taskChangesSchema,
  taskPageSchema,
];
