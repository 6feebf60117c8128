import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { Profile } from '../domain/profile/profile.js';
import type { ProfileId } from '../domain/types.js';

export interface ProfileRepository extends AggregateRepository<Profile, ProfileId> {
  /** Throws NotFound when there is none. */
  getByAccount(account: string): Promise<Profile>;

  /** Throws NotFound when there is none. */
  getByUsername(username: string): Promise<Profile>;
}
