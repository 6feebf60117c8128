import type { Apply } from '@plinth/runtime/domain';
import { ProfileStatus } from '../enums/profile-status.js';
import type { ProfileId } from '../types.js';
import type { ProfileEvents } from './events.js';

export interface ProfileState {
  readonly id: ProfileId;
  readonly status: ProfileStatus;
  readonly account: string;
  readonly username: string;
  readonly bio: string | null;
  readonly image: string | null;
  readonly followers: readonly string[];
}

/** What each event makes of a profile. */
export const applyProfile: Apply<ProfileState, ProfileEvents> = {
  Joined: ({ profileId, account, username, bio }) => ({
    id: profileId,
    status: ProfileStatus.Active,
    account,
    username,
    bio,
    image: null,
    followers: [],
  }),
  Changed: ({ bio, image }, state) => ({ ...state, bio, image }),
  Left: (_data, state) => ({ ...state, status: ProfileStatus.Away }),
  Followed: ({ follower }, state) => ({
    ...state,
    followers: state.followers.includes(follower)
      ? state.followers
      : [...state.followers, follower],
  }),
};
