import { Decimal } from '@plinth/runtime/domain';
import { view } from '@plinth/runtime/eventsourcing';
import type { CustomerSpend } from '../../application/views/customer-spend.js';
import type { OrderEvents } from '../../domain/order/events.js';
import { customerSpendTable } from '../customer-spend-table.js';

export const customerSpendView = view<
  CustomerSpend,
  { 'ordering.order': OrderEvents },
  'customerId'
>({
  name: 'ordering.customer-spend',
  table: customerSpendTable,
  blank: (key) => ({ ...key, orders: 0, spent: Decimal.of('0') }),
  on: {
    'ordering.order': {
      OrderPaid: {
        key: ({ customerId }) => ({ customerId }),
        set: ({ total }, row) => ({
          ...row,
          orders: row.orders + 1,
          spent: row.spent.plus(total.amount),
        }),
      },
    },
  },
});
