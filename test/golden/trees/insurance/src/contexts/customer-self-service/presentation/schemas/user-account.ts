export const userAccountSchema = {
  $id: 'UserAccount',
  type: 'object',
  required: ['id', 'username', 'customer'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    username: { type: 'string', minLength: 3, maxLength: 40 },
    customer: { type: 'string', format: 'uuid' },
  },
  additionalProperties: false,
};

export const newUserAccountSchema = {
  $id: 'NewUserAccount',
  type: 'object',
  required: ['username', 'customer'],
  properties: {
    username: { type: 'string', minLength: 3, maxLength: 40 },
    customer: { type: 'string', format: 'uuid' },
  },
};

export const userAccountParams = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', format: 'uuid' },
  },
};

export const userAccountSchemas = [userAccountSchema, newUserAccountSchema];
