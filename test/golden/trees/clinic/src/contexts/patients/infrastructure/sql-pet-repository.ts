import type { Database } from '@plinth/runtime/database';
import {
  assertUpdated,
  inBatches,
  inUse,
  type Page,
  type PageRequest,
  type Versioned,
} from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { PetRepository } from '../application/pet-repository.js';
import type { OwnerId } from '../domain/owner.js';
import type { Pet, PetId, UnsavedPet } from '../domain/pet.js';
import { petFromRow, petToRow } from './pet-table.js';
import type { PatientsTables } from './tables.js';

export class SqlPetRepository implements PetRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(id: PetId): Promise<Versioned<Pet> | null> {
    const row = await this.#tables
      .selectFrom('patients_pet')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return { value: petFromRow(row), version: row._version };
  }

  list(query: PageRequest): Promise<Page<Pet>> {
    return this.#database.snapshot(() => this.#list(query));
  }

  async #list(query: PageRequest): Promise<Page<Pet>> {
    const matching = this.#tables.selectFrom('patients_pet');
    const { total } = await matching
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await matching
      .selectAll()
      .orderBy('id')
      .limit(query.limit)
      .offset(query.offset)
      .execute();
    return { items: rows.map(petFromRow), total, limit: query.limit, offset: query.offset };
  }

  async findByOwner(ids: readonly OwnerId[]): Promise<readonly Pet[]> {
    const rows = await inBatches(ids, (some) =>
      this.#tables
        .selectFrom('patients_pet')
        .selectAll()
        .where('owner', 'in', some)
        .orderBy('id')
        .execute(),
    );
    return rows.map(petFromRow);
  }

  async insert(pet: UnsavedPet): Promise<Versioned<Pet>> {
    const { id } = await this.#tables
      .insertInto('patients_pet')
      .values({ ...petToRow(pet), _version: 1 })
      .returning('id')
      .executeTakeFirstOrThrow();
    const saved: Pet = { id, ...pet };
    return { value: saved, version: 1 };
  }

  async update(pet: Pet, version: number): Promise<Versioned<Pet>> {
    const next = version + 1;
    const result = await this.#tables
      .updateTable('patients_pet')
      .set({ ...petToRow(pet), _version: next })
      .where('id', '=', pet.id)
      .where('_version', '=', version)
      .executeTakeFirst();
    assertUpdated(result, 'Pet');
    return { value: pet, version: next };
  }

  async delete(id: PetId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('patients_pet')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Pet'));
    assertUpdated(result, 'Pet');
  }

  get #tables(): Kysely<PatientsTables> {
    return this.#database.of<PatientsTables>();
  }
}
