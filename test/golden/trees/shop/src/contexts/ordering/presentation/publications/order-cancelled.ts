import { publication } from '@plinth/runtime/messaging';
import type { CancelReason } from '../../domain/enums/cancel-reason.js';
import type { OrderCancelled } from '../../domain/order/events.js';
import type { OrderId } from '../../domain/types.js';

/** What others are told of OrderCancelled. */
export interface OrderCancelledMessage {
  readonly orderId: OrderId;
  readonly reason: CancelReason;
}

export const orderCancelledPublication = publication<OrderCancelled, OrderCancelledMessage>({
  type: 'order.cancelled',
  channel: { name: 'orders', kind: 'topic' },
  schema: {
    type: 'object',
    required: ['orderId', 'reason'],
    properties: {
      orderId: { type: 'string', format: 'uuid' },
      reason: { $ref: 'CancelReason#' },
    },
    additionalProperties: false,
  },
  key: ({ orderId }) => orderId,
  fields: (data) => ({
    orderId: data.orderId,
    reason: data.reason,
  }),
});
