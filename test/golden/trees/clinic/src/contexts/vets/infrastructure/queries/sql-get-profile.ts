import type { Database } from '@plinth/runtime/database';
import type { Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { GetProfileInput, GetProfileQuery } from '../../application/queries/get-profile.js';
import type { ProfileState } from '../../domain/profile/state.js';
import { profileFromRow } from '../profile-table.js';
import type { VetsTables } from '../tables.js';

export class SqlGetProfileQuery implements GetProfileQuery {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async ask(input: GetProfileInput): Promise<Versioned<ProfileState> | null> {
    const row = await this.#tables
      .selectFrom('vets_profile')
      .selectAll()
      .where('username', '=', input.username)
      .executeTakeFirst();
    return row === undefined ? null : { value: profileFromRow(row), version: row._version };
  }

  get #tables(): Kysely<VetsTables> {
    return this.#database.of<VetsTables>();
  }
}
