export const itinerarySchema = {
  $id: 'Itinerary',
  type: 'object',
  required: ['legs'],
  properties: {
    legs: {
      type: 'array',
      minItems: 1,
      items: { $ref: 'Leg#' },
    },
  },
};
