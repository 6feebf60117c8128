import type { Actor } from '@plinth/runtime/auth';
import type { ProfileStatus } from '../domain/enums/profile-status.js';
import type { ProfileState } from '../domain/profile/state.js';

export interface GetProfileJson {
  readonly username: string;
  readonly bio: string | null;
  readonly image: string | null;
  readonly status: ProfileStatus;
  readonly following: boolean;
}

export function getProfileToJson(profile: ProfileState, actor: Actor): GetProfileJson {
  return {
    username: profile.username,
    bio: profile.bio,
    image: profile.image,
    status: profile.status,
    following: profile.followers.includes(actor.id),
  };
}
