import type { PaymentTable } from './payment-table.js';

export interface ClaimsManagementTables {
  readonly claims_management_payment: PaymentTable;
}
