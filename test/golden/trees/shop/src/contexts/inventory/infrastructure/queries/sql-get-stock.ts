import type { Database } from '@plinth/runtime/database';
import type { Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { GetStockInput, GetStockQuery } from '../../application/queries/get-stock.js';
import type { StockState } from '../../domain/stock/state.js';
import { stockFromRow } from '../stock-table.js';
import type { InventoryTables } from '../tables.js';

export class SqlGetStockQuery implements GetStockQuery {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async ask(input: GetStockInput): Promise<Versioned<StockState> | null> {
    const row = await this.#tables
      .selectFrom('inventory_stock')
      .selectAll()
      .where('id', '=', input.sku)
      .executeTakeFirst();
    return row === undefined ? null : { value: stockFromRow(row), version: row._version };
  }

  get #tables(): Kysely<InventoryTables> {
    return this.#database.of<InventoryTables>();
  }
}
