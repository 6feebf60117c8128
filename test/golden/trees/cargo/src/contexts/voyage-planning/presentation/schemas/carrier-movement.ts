export const carrierMovementSchema = {
  $id: 'CarrierMovement',
  type: 'object',
  required: ['origin', 'destination', 'departs', 'arrives'],
  properties: {
    origin: { type: 'string', minLength: 5, maxLength: 5, pattern: '^[A-Z]{2}[A-Z2-9]{3}$' },
    destination: { type: 'string', minLength: 5, maxLength: 5, pattern: '^[A-Z]{2}[A-Z2-9]{3}$' },
    departs: { type: 'string', format: 'date-time' },
    arrives: { type: 'string', format: 'date-time' },
  },
};
