import type { Database } from '@plinth/runtime/database';
import {
  inBatches,
  type Page,
  type PageRequest,
  uniqueAs,
  type Versioned,
} from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { VoyageRepository } from '../application/voyage-repository.js';
import type { Voyage, VoyageId } from '../domain/voyage.js';
import type { VoyagePlanningTables } from './tables.js';
import { voyageFromRow, voyageToRow } from './voyage-table.js';

/** The field to blame when a unique index refuses a row. */
const UNIQUE = {
  id: 'id',
};

export class SqlVoyageRepository implements VoyageRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(id: VoyageId): Promise<Versioned<Voyage> | null> {
    const row = await this.#tables
      .selectFrom('voyage_planning_voyage')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return { value: voyageFromRow(row), version: row._version };
  }

  async existing(ids: readonly VoyageId[]): Promise<ReadonlySet<VoyageId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables
        .selectFrom('voyage_planning_voyage')
        .select('id')
        .where('id', 'in', some)
        .execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  list(query: PageRequest): Promise<Page<Voyage>> {
    return this.#database.snapshot(() => this.#list(query));
  }

  async #list(query: PageRequest): Promise<Page<Voyage>> {
    const matching = this.#tables.selectFrom('voyage_planning_voyage');
    const { total } = await matching
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await matching
      .selectAll()
      .orderBy('id')
      .limit(query.limit)
      .offset(query.offset)
      .execute();
    return { items: rows.map(voyageFromRow), total, limit: query.limit, offset: query.offset };
  }

  async insert(voyage: Voyage): Promise<Versioned<Voyage>> {
    await this.#tables
      .insertInto('voyage_planning_voyage')
      .values({ ...voyageToRow(voyage), _version: 1 })
      .execute()
      .catch(uniqueAs(UNIQUE));
    return { value: voyage, version: 1 };
  }

  get #tables(): Kysely<VoyagePlanningTables> {
    return this.#database.of<VoyagePlanningTables>();
  }
}
