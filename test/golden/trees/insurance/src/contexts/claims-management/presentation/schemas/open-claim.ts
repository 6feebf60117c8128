export const openClaimSchema = {
  $id: 'OpenClaim',
  type: 'object',
  required: ['claimId', 'customer', 'description', 'complete'],
  properties: {
    claimId: { type: 'string', format: 'uuid' },
    customer: { type: 'string', format: 'uuid' },
    description: { type: 'string' },
    complete: { type: 'boolean' },
  },
  additionalProperties: false,
};
