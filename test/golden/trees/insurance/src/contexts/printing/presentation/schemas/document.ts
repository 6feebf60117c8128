export const documentSchema = {
  $id: 'Document',
  type: 'object',
  required: ['source', 'title'],
  properties: {
    source: {},
    title: { type: 'string', maxLength: 255 },
  },
};
