export const legSchema = {
  $id: 'Leg',
  type: 'object',
  required: ['voyage', 'loadLocation', 'unloadLocation', 'loadTime', 'unloadTime'],
  properties: {
    voyage: { type: 'string', minLength: 1, maxLength: 10 },
    loadLocation: { type: 'string', minLength: 5, maxLength: 5, pattern: '^[A-Z]{2}[A-Z2-9]{3}$' },
    unloadLocation: {
      type: 'string',
      minLength: 5,
      maxLength: 5,
      pattern: '^[A-Z]{2}[A-Z2-9]{3}$',
    },
    loadTime: { type: 'string', format: 'date-time' },
    unloadTime: { type: 'string', format: 'date-time' },
  },
};
