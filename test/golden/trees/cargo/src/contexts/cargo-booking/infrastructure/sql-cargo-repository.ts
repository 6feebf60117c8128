import type { Database } from '@plinth/runtime/database';
import type { Clock, Occasion } from '@plinth/runtime/domain';
import {
  type EventStore,
  StateStoredRepository,
  type VersionChange,
} from '@plinth/runtime/eventsourcing';
import { assertUpdated, inBatches, inUse, type Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { CargoRepository } from '../application/cargo-repository.js';
import { Cargo } from '../domain/cargo/cargo.js';
import type { CargoState } from '../domain/cargo/state.js';
import type { CargoId } from '../domain/types.js';
import { cargoFromRow, cargoToRow } from './cargo-table.js';
import type { CargoBookingTables } from './tables.js';

export class SqlCargoRepository
  extends StateStoredRepository<Cargo, CargoId>
  implements CargoRepository
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
      kind: 'Cargo',
      category: 'cargo-booking.cargo',
      make: (id: CargoId, occasion: Occasion) => new Cargo(id, occasion),
    });
    this.#database = ports.database;
  }

  async existing(ids: readonly CargoId[]): Promise<ReadonlySet<CargoId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables.selectFrom('cargo_booking_cargo').select('id').where('id', 'in', some).execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  protected async findRow(id: CargoId): Promise<Versioned<CargoState> | undefined> {
    const row = await this.#tables
      .selectFrom('cargo_booking_cargo')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { value: cargoFromRow(row), version: row._version };
  }

  protected async insertRow(cargo: CargoState, version: number): Promise<void> {
    await this.#tables
      .insertInto('cargo_booking_cargo')
      .values({ ...cargoToRow(cargo), _version: version })
      .execute();
  }

  protected async updateRow(cargo: CargoState, version: VersionChange): Promise<void> {
    const result = await this.#tables
      .updateTable('cargo_booking_cargo')
      .set({ ...cargoToRow(cargo), _version: version.to })
      .where('id', '=', cargo.id)
      .where('_version', '=', version.from)
      .executeTakeFirst();
    assertUpdated(result, 'Cargo');
  }

  protected async deleteRow(id: CargoId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('cargo_booking_cargo')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Cargo'));
    assertUpdated(result, 'Cargo');
  }

  get #tables(): Kysely<CargoBookingTables> {
    return this.#database.of<CargoBookingTables>();
  }
}
