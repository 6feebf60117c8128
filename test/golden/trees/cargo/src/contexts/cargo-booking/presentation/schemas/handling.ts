export const handlingSchema = {
  $id: 'Handling',
  type: 'object',
  required: ['type', 'location', 'completedAt'],
  properties: {
    type: { $ref: 'HandlingType#' },
    location: { type: 'string', minLength: 5, maxLength: 5, pattern: '^[A-Z]{2}[A-Z2-9]{3}$' },
    voyage: {
      type: ['string', 'null'],
      minLength: 1,
      maxLength: 10,
    },
    completedAt: { type: 'string', format: 'date-time' },
  },
};
