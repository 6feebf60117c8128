export const profileStatusSchema = {
  $id: 'VetsProfileStatus',
  type: 'string',
  enum: ['Active', 'on-leave'],
};
