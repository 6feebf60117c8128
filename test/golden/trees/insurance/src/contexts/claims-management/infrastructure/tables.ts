import type { OpenClaimTable } from './open-claim-table.js';
import type { PaymentTable } from './payment-table.js';

export interface ClaimsManagementTables {
  readonly claims_management_payment: PaymentTable;
  readonly claims_management_open_claim: OpenClaimTable;
}
