export const PaymentStatus = {
  Scheduled: 'Scheduled',
  Performed: 'Performed',
} as const;

export type PaymentStatus = (typeof PaymentStatus)[keyof typeof PaymentStatus];
