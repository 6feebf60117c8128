export const transferStatusSchema = {
  $id: 'AccountsTransferStatus',
  type: 'string',
  enum: ['Requested', 'Completed', 'Failed'],
};
