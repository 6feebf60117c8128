import type { Database } from '@plinth/runtime/database';
import {
  assertUpdated,
  inBatches,
  inUse,
  type Page,
  type PageRequest,
  uniqueAs,
  type Versioned,
} from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { SpeciesRepository } from '../application/species-repository.js';
import type { Species, SpeciesId } from '../domain/species.js';
import { speciesFromRow, speciesToRow } from './species-table.js';
import type { PatientsTables } from './tables.js';

/** The field to blame when a unique index refuses a row. */
const UNIQUE = {
  id: 'id',
  name: 'name',
};

export class SqlSpeciesRepository implements SpeciesRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(id: SpeciesId): Promise<Versioned<Species> | null> {
    const row = await this.#tables
      .selectFrom('patients_species')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return { value: speciesFromRow(row), version: row._version };
  }

  async findMany(ids: readonly SpeciesId[]): Promise<readonly Species[]> {
    const rows = await inBatches(ids, (some) =>
      this.#tables.selectFrom('patients_species').selectAll().where('id', 'in', some).execute(),
    );
    return rows.map(speciesFromRow);
  }

  async existing(ids: readonly SpeciesId[]): Promise<ReadonlySet<SpeciesId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables.selectFrom('patients_species').select('id').where('id', 'in', some).execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  list(query: PageRequest): Promise<Page<Species>> {
    return this.#database.snapshot(() => this.#list(query));
  }

  async #list(query: PageRequest): Promise<Page<Species>> {
    const matching = this.#tables.selectFrom('patients_species');
    const { total } = await matching
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await matching
      .selectAll()
      .orderBy('id')
      .limit(query.limit)
      .offset(query.offset)
      .execute();
    return { items: rows.map(speciesFromRow), total, limit: query.limit, offset: query.offset };
  }

  async insert(species: Species): Promise<Versioned<Species>> {
    await this.#tables
      .insertInto('patients_species')
      .values({ ...speciesToRow(species), _version: 1 })
      .execute()
      .catch(uniqueAs(UNIQUE));
    return { value: species, version: 1 };
  }

  async update(species: Species, version: number): Promise<Versioned<Species>> {
    const next = version + 1;
    const result = await this.#tables
      .updateTable('patients_species')
      .set({ ...speciesToRow(species), _version: next })
      .where('id', '=', species.id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(uniqueAs(UNIQUE));
    assertUpdated(result, 'Species');
    return { value: species, version: next };
  }

  async delete(id: SpeciesId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('patients_species')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Species'));
    assertUpdated(result, 'Species');
  }

  get #tables(): Kysely<PatientsTables> {
    return this.#database.of<PatientsTables>();
  }
}
