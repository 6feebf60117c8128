import type { Database } from '@plinth/runtime/database';
import {
  inBatches,
  type Page,
  type PageRequest,
  uniqueAs,
  type Versioned,
} from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { LocationRepository } from '../application/location-repository.js';
import type { Location, LocationId } from '../domain/location.js';
import { locationFromRow, locationToRow } from './location-table.js';
import type { LocationsTables } from './tables.js';

/** The field to blame when a unique index refuses a row. */
const UNIQUE = {
  id: 'id',
};

export class SqlLocationRepository implements LocationRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(id: LocationId): Promise<Versioned<Location> | null> {
    const row = await this.#tables
      .selectFrom('locations_location')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return { value: locationFromRow(row), version: row._version };
  }

  async existing(ids: readonly LocationId[]): Promise<ReadonlySet<LocationId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables.selectFrom('locations_location').select('id').where('id', 'in', some).execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  list(query: PageRequest): Promise<Page<Location>> {
    return this.#database.snapshot(() => this.#list(query));
  }

  async #list(query: PageRequest): Promise<Page<Location>> {
    const matching = this.#tables.selectFrom('locations_location');
    const { total } = await matching
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await matching
      .selectAll()
      .orderBy('id')
      .limit(query.limit)
      .offset(query.offset)
      .execute();
    return { items: rows.map(locationFromRow), total, limit: query.limit, offset: query.offset };
  }

  async insert(locationRow: Location): Promise<Versioned<Location>> {
    await this.#tables
      .insertInto('locations_location')
      .values({ ...locationToRow(locationRow), _version: 1 })
      .execute()
      .catch(uniqueAs(UNIQUE));
    return { value: locationRow, version: 1 };
  }

  get #tables(): Kysely<LocationsTables> {
    return this.#database.of<LocationsTables>();
  }
}
