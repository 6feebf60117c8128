import type { CustomerTable } from './customer-table.js';

export interface CustomerManagementTables {
  readonly customer_management_customer: CustomerTable;
}
