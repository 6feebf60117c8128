import { type Actor, AggregateRoot, requireStatus } from '@plinth/runtime/domain';
import { ProfileStatus } from '../enums/profile-status.js';
import { OwnProfile } from '../errors.js';
import type { ProfileId } from '../types.js';
import type { ProfileEvents } from './events.js';
import type { ChangeInput, FollowInput, JoinInput } from './inputs.js';
import { applyProfile, type ProfileState } from './state.js';

export class Profile extends AggregateRoot<ProfileId, ProfileState, ProfileEvents> {
  protected override readonly apply = applyProfile;

  join(input: JoinInput, actor: Actor): void {
    this.requireNew();
    this.raise('Joined', {
      profileId: this.id,
      account: actor.id,
      username: input.username,
      bio: input.bio,
    });
  }

  change(input: ChangeInput): void {
    this.raise('Changed', { profileId: this.id, bio: input.bio, image: input.image });
  }

  leave(): void {
    requireStatus('Leave', this.state.status, [ProfileStatus.Active]);
    this.raise('Left', { profileId: this.id });
  }

  follow(_input: FollowInput, actor: Actor): void {
    if (this.state.account === actor.id) {
      throw new OwnProfile();
    }
    this.raise('Followed', { profileId: this.id, follower: actor.id });
  }
}
