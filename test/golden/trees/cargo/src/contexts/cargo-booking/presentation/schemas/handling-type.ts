export const handlingTypeSchema = {
  $id: 'HandlingType',
  type: 'string',
  enum: ['Load', 'Unload', 'Receive', 'Claim', 'Customs'],
};
