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
  schema: {
    type: 'object',
    required: ['orderId', 'customerId', 'amount'],
    properties: {
      orderId: { type: 'string', format: 'uuid' },
      customerId: { type: 'string', format: 'uuid' },
      amount: {
        type: ['string', 'number'],
        format: 'decimal',
        'x-decimal': { scale: 4 },
      },
    },
    additionalProperties: false,
  },
  key: ({ orderId }) => orderId,
  fields: (data) => ({
    orderId: data.orderId,
    customerId: data.customerId,
    amount: data.total.amount.toFixed(4),
  }),
});
