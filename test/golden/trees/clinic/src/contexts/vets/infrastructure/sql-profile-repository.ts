import type { Database } from '@plinth/runtime/database';
import type { Clock, Occasion } from '@plinth/runtime/domain';
import {
  type EventStore,
  StateStoredRepository,
  type VersionChange,
} from '@plinth/runtime/eventsourcing';
import {
  assertUpdated,
  inBatches,
  inUse,
  uniqueAs,
  type Versioned,
} from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { ProfileRepository } from '../application/profile-repository.js';
import { Profile } from '../domain/profile/profile.js';
import type { ProfileState } from '../domain/profile/state.js';
import type { ProfileId } from '../domain/types.js';
import { profileFromRow, profileToRow } from './profile-table.js';
import type { VetsTables } from './tables.js';

/** The field to blame when a unique index refuses a row. */
const UNIQUE = {
  account: 'account',
  username: 'username',
};

export class SqlProfileRepository
  extends StateStoredRepository<Profile, ProfileId>
  implements ProfileRepository
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
      kind: 'Profile',
      category: 'vets.profile',
      make: (id: ProfileId, occasion: Occasion) => new Profile(id, occasion),
    });
    this.#database = ports.database;
  }

  async existing(ids: readonly ProfileId[]): Promise<ReadonlySet<ProfileId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables.selectFrom('vets_profile').select('id').where('id', 'in', some).execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  async getByAccount(account: string): Promise<Profile> {
    const row = await this.#tables
      .selectFrom('vets_profile')
      .selectAll()
      .where('account', '=', account)
      .executeTakeFirst();
    if (row === undefined) throw this.notFound();
    return this.restore(row.id, { value: profileFromRow(row), version: row._version });
  }

  async getByUsername(username: string): Promise<Profile> {
    const row = await this.#tables
      .selectFrom('vets_profile')
      .selectAll()
      .where('username', '=', username)
      .executeTakeFirst();
    if (row === undefined) throw this.notFound();
    return this.restore(row.id, { value: profileFromRow(row), version: row._version });
  }

  protected async findRow(id: ProfileId): Promise<Versioned<ProfileState> | undefined> {
    const row = await this.#tables
      .selectFrom('vets_profile')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { value: profileFromRow(row), version: row._version };
  }

  protected async insertRow(profile: ProfileState, version: number): Promise<void> {
    await this.#tables
      .insertInto('vets_profile')
      .values({ ...profileToRow(profile), _version: version })
      .execute()
      .catch(uniqueAs(UNIQUE));
  }

  protected async updateRow(profile: ProfileState, version: VersionChange): Promise<void> {
    const result = await this.#tables
      .updateTable('vets_profile')
      .set({ ...profileToRow(profile), _version: version.to })
      .where('id', '=', profile.id)
      .where('_version', '=', version.from)
      .executeTakeFirst()
      .catch(uniqueAs(UNIQUE));
    assertUpdated(result, 'Profile');
  }

  protected async deleteRow(id: ProfileId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('vets_profile')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Profile'));
    assertUpdated(result, 'Profile');
  }

  get #tables(): Kysely<VetsTables> {
    return this.#database.of<VetsTables>();
  }
}
