import { view } from '@plinth/runtime/eventsourcing';
import type { OrderSummary } from '../../application/views/order-summary.js';
import { OrderStatus } from '../../domain/enums/order-status.js';
import type { OrderEvents } from '../../domain/order/events.js';
import { orderSummaryTable } from '../order-summary-table.js';

export const orderSummaryView = view<
  OrderSummary,
  { 'ordering.order': OrderEvents },
  'orderId',
  'customerId'
>({
  name: 'ordering.order-summary',
  table: orderSummaryTable,
  blank: (key) => ({
    ...key,
    status: OrderStatus.Draft,
    total: null,
    lineCount: 0,
    placedAt: null,
  }),
  on: {
    'ordering.order': {
      OrderOpened: {
        key: ({ orderId }) => ({ orderId }),
        set: ({ customerId }, row) => ({ ...row, customerId }),
      },
      LineAdded: {
        key: ({ orderId }) => ({ orderId }),
        change: (_data, row) => ({ ...row, lineCount: row.lineCount + 1 }),
      },
      OrderPlaced: {
        key: ({ orderId }) => ({ orderId }),
        change: ({ customerId, total, placedAt }, row) => ({
          ...row,
          customerId,
          total,
          placedAt,
          status: OrderStatus.Placed,
        }),
      },
      OrderPaid: {
        key: ({ orderId }) => ({ orderId }),
        change: ({ customerId, total }, row) => ({
          ...row,
          customerId,
          total,
          status: OrderStatus.Paid,
        }),
      },
      OrderShipped: {
        key: ({ orderId }) => ({ orderId }),
        change: (_data, row) => ({ ...row, status: OrderStatus.Shipped }),
      },
      OrderCancelled: {
        key: ({ orderId }) => ({ orderId }),
        change: (_data, row) => ({ ...row, status: OrderStatus.Cancelled }),
      },
    },
  },
});
