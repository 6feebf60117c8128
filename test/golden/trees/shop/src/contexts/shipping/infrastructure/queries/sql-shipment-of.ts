import type { Database } from '@plinth/runtime/database';
import type { Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { ShipmentOfInput, ShipmentOfQuery } from '../../application/queries/shipment-of.js';
import type { ShipmentState } from '../../domain/shipment/state.js';
import { shipmentFromRow } from '../shipment-table.js';
import type { ShippingTables } from '../tables.js';

export class SqlShipmentOfQuery implements ShipmentOfQuery {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async ask(input: ShipmentOfInput): Promise<Versioned<ShipmentState> | null> {
    const row = await this.#tables
      .selectFrom('shipping_shipment')
      .selectAll()
      .where('order_id', '=', input.orderId)
      .executeTakeFirst();
    return row === undefined ? null : { value: shipmentFromRow(row), version: row._version };
  }

  get #tables(): Kysely<ShippingTables> {
    return this.#database.of<ShippingTables>();
  }
}
