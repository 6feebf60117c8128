import type { StockTable } from './stock-table.js';

export interface InventoryTables {
  readonly inventory_stock: StockTable;
}
