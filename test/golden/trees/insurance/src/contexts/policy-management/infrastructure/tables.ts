import type { ContractTable } from './contract-table.js';
import type { OfferTable } from './offer-table.js';
import type { ProductTable } from './product-table.js';

export interface PolicyManagementTables {
  readonly policy_management_product: ProductTable;
  readonly policy_management_offer: OfferTable;
  readonly policy_management_contract: ContractTable;
}
