import { publication } from '@plinth/runtime/messaging';
import type { OrderPaid } from '../../domain/order/events.js';
import type { OrderId } from '../../domain/types.js';

/** What others are told of OrderPaid. */
export interface OrderPaidMessage {
  readonly orderId: OrderId;
  readonly customerId: string;
  readonly amount: string | number;
}

export const orderPaidPublication = publication<OrderPaid, OrderPaidMessage>({
  type: 'order.paid',
  channel: { name: 'orders', kind: 'topic' },
  key: ({ orderId }) => orderId,
  fields: (data) => ({
    orderId: data.orderId,
    customerId: data.customerId,
    amount: data.total.amount.toFixed(4),
  }),
});
