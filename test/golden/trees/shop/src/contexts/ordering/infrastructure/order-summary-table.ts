import type { ViewTable } from '@plinth/runtime/eventsourcing';
import { Money } from '../../../shared/values/money.js';
import type { OrderSummary } from '../application/views/order-summary.js';
import type { OrderStatus } from '../domain/enums/order-status.js';

export interface OrderSummaryTable {
  readonly order_id: string;
  readonly customer_id: string;
  readonly status: OrderStatus;
  readonly total: string | null;
  readonly line_count: number;
  readonly placed_at: string | null;
}

export function orderSummaryToRow(orderSummary: OrderSummary): OrderSummaryTable {
  return {
    order_id: orderSummary.orderId,
    customer_id: orderSummary.customerId,
    status: orderSummary.status,
    total: orderSummary.total === null ? null : JSON.stringify(orderSummary.total),
    line_count: orderSummary.lineCount,
    placed_at: orderSummary.placedAt,
  };
}

export function orderSummaryFromRow(row: OrderSummaryTable): OrderSummary {
  return {
    orderId: row.order_id,
    customerId: row.customer_id,
    status: row.status,
    total: row.total === null ? null : Money.fromJSON(JSON.parse(row.total)),
    lineCount: row.line_count,
    placedAt: row.placed_at,
  };
}

/** How the rows are kept. */
export const orderSummaryTable: ViewTable<OrderSummary, Pick<OrderSummary, 'orderId'>> = {
  name: 'ordering_order_summary',
  key: ['order_id'],
  keyToRow: (key) => ({ order_id: key.orderId }),
  toRow: orderSummaryToRow,
  fromRow: orderSummaryFromRow,
};
