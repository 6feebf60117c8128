export const kindSchema = {
  $id: 'Kind',
  type: 'string',
  enum: ['big-one', 'small-one'],
};
