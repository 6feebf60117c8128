export const PaymentStatus = {
  Charged: 'Charged',
  Failed: 'Failed',
  Refunded: 'Refunded',
} as const;

export type PaymentStatus = (typeof PaymentStatus)[keyof typeof PaymentStatus];
