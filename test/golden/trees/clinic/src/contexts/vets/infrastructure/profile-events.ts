import { codec } from '@plinth/runtime/eventsourcing';
import type { ProfileEvents } from '../domain/profile/events.js';

/** How the events of a profile are written down. */
export const profileEvents = codec<ProfileEvents>({
  category: 'vets.profile',
  events: {
    Joined: {
      version: 1,
      read: (json) => ({ ...json, bio: json.bio ?? null }),
    },
    Changed: {
      version: 1,
      read: (json) => ({ ...json, bio: json.bio ?? null, image: json.image ?? null }),
    },
    Left: { version: 1 },
    Followed: { version: 1 },
  },
});
