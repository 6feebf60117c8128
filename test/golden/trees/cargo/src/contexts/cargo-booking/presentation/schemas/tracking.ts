export const trackingSchema = {
  $id: 'Tracking',
  type: 'object',
  required: ['cargoId', 'destination', 'transportStatus', 'eta', 'misdirected', 'history'],
  properties: {
    cargoId: { type: 'string', minLength: 1, maxLength: 36 },
    destination: {
      type: ['string', 'null'],
      maxLength: 255,
    },
    transportStatus: {
      anyOf: [{ $ref: 'TransportStatus#' }, { type: 'null' }],
    },
    eta: {
      type: ['string', 'null'],
      format: 'date-time',
    },
    misdirected: { type: 'boolean' },
    history: {
      type: 'array',
      items: { $ref: 'Handling#' },
    },
  },
  additionalProperties: false,
};
