import type { Database } from '@plinth/runtime/database';
import type { Clock, Occasion } from '@plinth/runtime/domain';
import {
  type EventStore,
  StateStoredRepository,
  type VersionChange,
} from '@plinth/runtime/eventsourcing';
import { assertUpdated, inBatches, inUse, type Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { HandlingEventRepository } from '../application/handling-event-repository.js';
import { HandlingEvent } from '../domain/handling-event/handling-event.js';
import type { HandlingEventState } from '../domain/handling-event/state.js';
import type { HandlingEventId } from '../domain/types.js';
import { handlingEventFromRow, handlingEventToRow } from './handling-event-table.js';
import type { CargoBookingTables } from './tables.js';

export class SqlHandlingEventRepository
  extends StateStoredRepository<HandlingEvent, HandlingEventId>
  implements HandlingEventRepository
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
      kind: 'HandlingEvent',
      category: 'cargo-booking.handling-event',
      make: (id: HandlingEventId, occasion: Occasion) => new HandlingEvent(id, occasion),
    });
    this.#database = ports.database;
  }

  async existing(ids: readonly HandlingEventId[]): Promise<ReadonlySet<HandlingEventId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables
        .selectFrom('cargo_booking_handling_event')
        .select('id')
        .where('id', 'in', some)
        .execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  protected async findRow(id: HandlingEventId): Promise<Versioned<HandlingEventState> | undefined> {
    const row = await this.#tables
      .selectFrom('cargo_booking_handling_event')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { value: handlingEventFromRow(row), version: row._version };
  }

  protected async insertRow(handlingEvent: HandlingEventState, version: number): Promise<void> {
    await this.#tables
      .insertInto('cargo_booking_handling_event')
      .values({ ...handlingEventToRow(handlingEvent), _version: version })
      .execute();
  }

  protected async updateRow(
    handlingEvent: HandlingEventState,
    version: VersionChange,
  ): Promise<void> {
    const result = await this.#tables
      .updateTable('cargo_booking_handling_event')
      .set({ ...handlingEventToRow(handlingEvent), _version: version.to })
      .where('id', '=', handlingEvent.id)
      .where('_version', '=', version.from)
      .executeTakeFirst();
    assertUpdated(result, 'HandlingEvent');
  }

  protected async deleteRow(id: HandlingEventId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('cargo_booking_handling_event')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('HandlingEvent'));
    assertUpdated(result, 'HandlingEvent');
  }

  get #tables(): Kysely<CargoBookingTables> {
    return this.#database.of<CargoBookingTables>();
  }
}
