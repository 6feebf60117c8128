import type { Database } from '@plinth/runtime/database';
import type { Kysely } from 'kysely';
import type { TrackInput, TrackQuery } from '../../application/queries/track.js';
import type { Tracking } from '../../application/views/tracking.js';
import type { CargoBookingTables } from '../tables.js';
import { trackingFromRow } from '../tracking-table.js';

export class SqlTrackQuery implements TrackQuery {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async ask(input: TrackInput): Promise<Tracking | null> {
    const row = await this.#tables
      .selectFrom('cargo_booking_tracking')
      .selectAll()
      .where('cargo_id', '=', input.trackingId)
      .executeTakeFirst();
    return row === undefined ? null : trackingFromRow(row);
  }

  get #tables(): Kysely<CargoBookingTables> {
    return this.#database.of<CargoBookingTables>();
  }
}
