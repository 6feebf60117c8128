export const OrderStatus = {
  Draft: 'Draft',
  Placed: 'Placed',
  Paid: 'Paid',
  Shipped: 'Shipped',
  Cancelled: 'Cancelled',
} as const;

export type OrderStatus = (typeof OrderStatus)[keyof typeof OrderStatus];
