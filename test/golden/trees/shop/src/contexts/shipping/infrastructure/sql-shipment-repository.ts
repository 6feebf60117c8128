import type { Database } from '@plinth/runtime/database';
import type { Clock, Occasion } from '@plinth/runtime/domain';
import {
  type EventStore,
  StateStoredRepository,
  type VersionChange,
} from '@plinth/runtime/eventsourcing';
import {
  assertUpdated,
  inBatches,
  inUse,
  uniqueAs,
  type Versioned,
} from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { ShipmentRepository } from '../application/shipment-repository.js';
import { Shipment } from '../domain/shipment/shipment.js';
import type { ShipmentState } from '../domain/shipment/state.js';
import type { ShipmentId } from '../domain/types.js';
import { shipmentFromRow, shipmentToRow } from './shipment-table.js';
import type { ShippingTables } from './tables.js';

/** The field to blame when a unique index refuses a row. */
const UNIQUE = {
  order_id: 'orderId',
};

export class SqlShipmentRepository
  extends StateStoredRepository<Shipment, ShipmentId>
  implements ShipmentRepository
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
      kind: 'Shipment',
      category: 'shipping.shipment',
      make: (id: ShipmentId, occasion: Occasion) => new Shipment(id, occasion),
    });
    this.#database = ports.database;
  }

  async existing(ids: readonly ShipmentId[]): Promise<ReadonlySet<ShipmentId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables.selectFrom('shipping_shipment').select('id').where('id', 'in', some).execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  protected async findRow(id: ShipmentId): Promise<Versioned<ShipmentState> | undefined> {
    const row = await this.#tables
      .selectFrom('shipping_shipment')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { value: shipmentFromRow(row), version: row._version };
  }

  protected async insertRow(shipment: ShipmentState, version: number): Promise<void> {
    await this.#tables
      .insertInto('shipping_shipment')
      .values({ ...shipmentToRow(shipment), _version: version })
      .execute()
      .catch(uniqueAs(UNIQUE));
  }

  protected async updateRow(shipment: ShipmentState, version: VersionChange): Promise<void> {
    const result = await this.#tables
      .updateTable('shipping_shipment')
      .set({ ...shipmentToRow(shipment), _version: version.to })
      .where('id', '=', shipment.id)
      .where('_version', '=', version.from)
      .executeTakeFirst()
      .catch(uniqueAs(UNIQUE));
    assertUpdated(result, 'Shipment');
  }

  protected async deleteRow(id: ShipmentId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('shipping_shipment')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Shipment'));
    assertUpdated(result, 'Shipment');
  }

  get #tables(): Kysely<ShippingTables> {
    return this.#database.of<ShippingTables>();
  }
}
