import type { Database } from '@plinth/runtime/database';
import {
  assertUpdated,
  inBatches,
  inUse,
  type Page,
  type Versioned,
} from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { OwnerQuery, OwnerRepository } from '../application/owner-repository.js';
import type { Owner, OwnerId, UnsavedOwner } from '../domain/owner.js';
import { ownerFromRow, ownerToRow } from './owner-table.js';
import type { PatientsTables } from './tables.js';

const ORDERS = {
  name: ['name', 'asc'],
  '-name': ['name', 'desc'],
} as const;

export class SqlOwnerRepository implements OwnerRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(id: OwnerId): Promise<Versioned<Owner> | null> {
    const row = await this.#tables
      .selectFrom('patients_owner')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return { value: ownerFromRow(row), version: row._version };
  }

  async existing(ids: readonly OwnerId[]): Promise<ReadonlySet<OwnerId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables.selectFrom('patients_owner').select('id').where('id', 'in', some).execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  list(query: OwnerQuery): Promise<Page<Owner>> {
    return this.#database.snapshot(() => this.#list(query));
  }

  async #list(query: OwnerQuery): Promise<Page<Owner>> {
    const matching = this.#matching(query);
    const { total } = await matching
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    let sorted = matching.selectAll();
    if (query.sort !== undefined) {
      const [column, direction] = ORDERS[query.sort];
      sorted = sorted.orderBy(column, direction);
    }
    const rows = await sorted.orderBy('id').limit(query.limit).offset(query.offset).execute();
    return { items: rows.map(ownerFromRow), total, limit: query.limit, offset: query.offset };
  }

  async insert(owner: UnsavedOwner): Promise<Versioned<Owner>> {
    const { id } = await this.#tables
      .insertInto('patients_owner')
      .values({ ...ownerToRow(owner), _version: 1 })
      .returning('id')
      .executeTakeFirstOrThrow();
    const saved: Owner = { id, ...owner };
    return { value: saved, version: 1 };
  }

  async update(owner: Owner, version: number): Promise<Versioned<Owner>> {
    const next = version + 1;
    const result = await this.#tables
      .updateTable('patients_owner')
      .set({ ...ownerToRow(owner), _version: next })
      .where('id', '=', owner.id)
      .where('_version', '=', version)
      .executeTakeFirst();
    assertUpdated(result, 'Owner');
    return { value: owner, version: next };
  }

  async delete(id: OwnerId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('patients_owner')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Owner'));
    assertUpdated(result, 'Owner');
  }

  get #tables(): Kysely<PatientsTables> {
    return this.#database.of<PatientsTables>();
  }

  #matching(query: OwnerQuery) {
    let matching = this.#tables.selectFrom('patients_owner');
    if (query.name !== undefined) {
      matching = matching.where('name', '=', query.name);
    }
    return matching;
  }
}
