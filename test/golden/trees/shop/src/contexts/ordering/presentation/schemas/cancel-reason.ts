export const cancelReasonSchema = {
  $id: 'CancelReason',
  type: 'string',
  enum: ['CustomerRequest', 'OutOfStock', 'PaymentFailed', 'TimedOut'],
};
