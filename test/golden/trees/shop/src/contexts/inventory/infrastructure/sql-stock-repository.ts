import type { Database } from '@plinth/runtime/database';
import type { Clock, Occasion } from '@plinth/runtime/domain';
import {
  type EventStore,
  StateStoredRepository,
  type VersionChange,
} from '@plinth/runtime/eventsourcing';
import { assertUpdated, inBatches, inUse, type Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { StockRepository } from '../application/stock-repository.js';
import type { StockState } from '../domain/stock/state.js';
import { Stock } from '../domain/stock/stock.js';
import type { StockId } from '../domain/types.js';
import { stockFromRow, stockToRow } from './stock-table.js';
import type { InventoryTables } from './tables.js';

export class SqlStockRepository
  extends StateStoredRepository<Stock, StockId>
  implements StockRepository
{
  readonly #database: Database;

  constructor(ports: {
    readonly database: Database;
    readonly events: EventStore;
    readonly clock: Clock;
  }) {
    super({
      events: ports.events,
      clock: ports.clock,
      kind: 'Stock',
      category: 'inventory.stock',
      make: (id: StockId, occasion: Occasion) => new Stock(id, occasion),
    });
    this.#database = ports.database;
  }

  async existing(ids: readonly StockId[]): Promise<ReadonlySet<StockId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables.selectFrom('inventory_stock').select('id').where('id', 'in', some).execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  protected async findRow(id: StockId): Promise<Versioned<StockState> | undefined> {
    const row = await this.#tables
      .selectFrom('inventory_stock')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { value: stockFromRow(row), version: row._version };
  }

  protected async insertRow(stock: StockState, version: number): Promise<void> {
    await this.#tables
      .insertInto('inventory_stock')
      .values({ ...stockToRow(stock), _version: version })
      .execute();
  }

  protected async updateRow(stock: StockState, version: VersionChange): Promise<void> {
    const result = await this.#tables
      .updateTable('inventory_stock')
      .set({ ...stockToRow(stock), _version: version.to })
      .where('id', '=', stock.id)
      .where('_version', '=', version.from)
      .executeTakeFirst();
    assertUpdated(result, 'Stock');
  }

  protected async deleteRow(id: StockId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('inventory_stock')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Stock'));
    assertUpdated(result, 'Stock');
  }

  get #tables(): Kysely<InventoryTables> {
    return this.#database.of<InventoryTables>();
  }
}
