import type { Database } from '@plinth/runtime/database';
import type { Page, PageRequest } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { ListCargosQuery } from '../../application/queries/list-cargos.js';
import type { Tracking } from '../../application/views/tracking.js';
import type { CargoBookingTables } from '../tables.js';
import { trackingFromRow } from '../tracking-table.js';

export class SqlListCargosQuery implements ListCargosQuery {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  ask(input: PageRequest): Promise<Page<Tracking>> {
    return this.#database.snapshot(() => this.#ask(input));
  }

  async #ask(input: PageRequest): Promise<Page<Tracking>> {
    const matching = this.#tables.selectFrom('cargo_booking_tracking');
    const { total } = await matching
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await matching
      .selectAll()
      .orderBy('cargo_id')
      .limit(input.limit)
      .offset(input.offset)
      .execute();
    return { items: rows.map(trackingFromRow), total, limit: input.limit, offset: input.offset };
  }

  get #tables(): Kysely<CargoBookingTables> {
    return this.#database.of<CargoBookingTables>();
  }
}
