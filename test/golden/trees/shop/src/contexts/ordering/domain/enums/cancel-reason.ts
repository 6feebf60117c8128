export const CancelReason = {
  CustomerRequest: 'CustomerRequest',
  OutOfStock: 'OutOfStock',
  PaymentFailed: 'PaymentFailed',
  TimedOut: 'TimedOut',
} as const;

export type CancelReason = (typeof CancelReason)[keyof typeof CancelReason];
