export const riskSchema = {
  $id: 'Risk',
  type: 'object',
  required: ['likelihood', 'risk'],
  properties: {
    likelihood: { type: 'integer', minimum: 0, maximum: 100 },
    risk: { type: 'string', maxLength: 255 },
  },
};
