import type { ProductTable } from './product-table.js';

export interface PolicyManagementTables {
  readonly policy_management_product: ProductTable;
}
