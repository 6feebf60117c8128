export const customerRiskFactorSchema = {
  $id: 'CustomerRiskFactor',
  type: 'object',
  required: ['id', 'totalRiskFactor', 'risks', 'client'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    totalRiskFactor: { type: 'integer', minimum: 0, maximum: 9007199254740991 },
    risks: {
      type: 'array',
      items: { $ref: 'Risk#' },
    },
    client: { type: 'string', format: 'uuid' },
  },
  additionalProperties: false,
};

export const newCustomerRiskFactorSchema = {
  $id: 'NewCustomerRiskFactor',
  type: 'object',
  required: ['totalRiskFactor', 'client'],
  properties: {
    totalRiskFactor: { type: 'integer', minimum: 0, maximum: 9007199254740991 },
    risks: {
      type: 'array',
      items: { $ref: 'Risk#' },
    },
    client: { type: 'string', format: 'uuid' },
  },
};

export const customerRiskFactorReplacementSchema = {
  $id: 'CustomerRiskFactorReplacement',
  type: 'object',
  required: ['totalRiskFactor', 'client'],
  properties: {
    totalRiskFactor: { type: 'integer', minimum: 0, maximum: 9007199254740991 },
    risks: {
      type: 'array',
      items: { $ref: 'Risk#' },
    },
    client: { type: 'string', format: 'uuid' },
  },
};

export const customerRiskFactorParams = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', format: 'uuid' },
  },
};

export const customerRiskFactorSchemas = [
  customerRiskFactorSchema,
  newCustomerRiskFactorSchema,
  customerRiskFactorReplacementSchema,
];
