import { Decimal } from '@plinth/runtime/domain';
import type { ViewTable } from '@plinth/runtime/eventsourcing';
import type { CustomerSpend } from '../application/views/customer-spend.js';

export interface CustomerSpendTable {
  readonly customer_id: string;
  readonly orders: number;
  readonly spent: string;
}

export function customerSpendToRow(customerSpend: CustomerSpend): CustomerSpendTable {
  return {
    customer_id: customerSpend.customerId,
    orders: customerSpend.orders,
    spent: customerSpend.spent.toFixed(4),
  };
}

export function customerSpendFromRow(row: CustomerSpendTable): CustomerSpend {
  return {
    customerId: row.customer_id,
    orders: row.orders,
    spent: Decimal.of(row.spent),
  };
}

/** How the rows are kept. */
export const customerSpendTable: ViewTable<CustomerSpend, Pick<CustomerSpend, 'customerId'>> = {
  name: 'ordering_customer_spend',
  key: ['customer_id'],
  keyToRow: (key) => ({ customer_id: key.customerId }),
  toRow: customerSpendToRow,
  fromRow: customerSpendFromRow,
};
