import type { DebtTable } from './debt-table.js';

export interface DebtCollectionTables {
  readonly debt_collection_debt: DebtTable;
}
