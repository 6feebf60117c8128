import type { CustomerSpendTable } from './customer-spend-table.js';
import type { OrderSummaryTable } from './order-summary-table.js';

export interface OrderingTables {
  readonly ordering_order_summary: OrderSummaryTable;
  readonly ordering_customer_spend: CustomerSpendTable;
}
