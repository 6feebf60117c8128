import type { ProfileStatus } from '../domain/enums/profile-status.js';
import type { ProfileState } from '../domain/profile/state.js';

export interface ProfileTable {
  readonly id: string;
  readonly status: ProfileStatus;
  readonly account: string;
  readonly username: string;
  readonly bio: string | null;
  readonly image: string | null;
  readonly followers: string;
  readonly _version: number;
}

export function profileToRow(profile: ProfileState): Omit<ProfileTable, '_version'> {
  return {
    id: profile.id,
    status: profile.status,
    account: profile.account,
    username: profile.username,
    bio: profile.bio,
    image: profile.image,
    followers: JSON.stringify(profile.followers),
  };
}

export function profileFromRow(row: ProfileTable): ProfileState {
  return {
    id: row.id,
    status: row.status,
    account: row.account,
    username: row.username,
    bio: row.bio,
    image: row.image,
    followers: JSON.parse(row.followers),
  };
}
