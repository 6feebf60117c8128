import type { AddressChangeTable } from './address-change-table.js';
import type { UserAccountTable } from './user-account-table.js';

export interface CustomerSelfServiceTables {
  readonly customer_self_service_user_account: UserAccountTable;
  readonly customer_self_service_address_change: AddressChangeTable;
}
