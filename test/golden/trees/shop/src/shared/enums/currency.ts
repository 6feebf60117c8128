export const Currency = {
  EUR: 'EUR',
  USD: 'USD',
  GBP: 'GBP',
} as const;

export type Currency = (typeof Currency)[keyof typeof Currency];
