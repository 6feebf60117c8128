import type { Database } from '@plinth/runtime/database';
import type { Kysely } from 'kysely';
import type {
  HandlingHistoryInput,
  HandlingHistoryQuery,
} from '../../application/queries/handling-history.js';
import type { HandlingEventState } from '../../domain/handling-event/state.js';
import { handlingEventFromRow } from '../handling-event-table.js';
import type { CargoBookingTables } from '../tables.js';

export class SqlHandlingHistoryQuery implements HandlingHistoryQuery {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async ask(input: HandlingHistoryInput): Promise<readonly HandlingEventState[]> {
    const rows = await this.#tables
      .selectFrom('cargo_booking_handling_event')
      .selectAll()
      .where('cargo', '=', input.cargo)
      .orderBy('completed_at')
      .orderBy('id')
      .execute();
    return rows.map(handlingEventFromRow);
  }

  get #tables(): Kysely<CargoBookingTables> {
    return this.#database.of<CargoBookingTables>();
  }
}
