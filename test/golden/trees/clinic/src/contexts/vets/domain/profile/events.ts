import type { EventOf } from '@plinth/runtime/domain';
import type { ProfileId } from '../types.js';

export interface Joined {
  readonly profileId: ProfileId;
  readonly account: string;
  readonly username: string;
  readonly bio: string | null;
}

export interface Changed {
  readonly profileId: ProfileId;
  readonly bio: string | null;
  readonly image: string | null;
}

export interface Left {
  readonly profileId: ProfileId;
}

export interface Followed {
  readonly profileId: ProfileId;
  readonly follower: string;
}

/** What can happen to a profile. */
export interface ProfileEvents {
  readonly Joined: Joined;
  readonly Changed: Changed;
  readonly Left: Left;
  readonly Followed: Followed;
}

export type ProfileEvent = EventOf<ProfileEvents>;
