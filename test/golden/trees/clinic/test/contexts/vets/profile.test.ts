import { CommandBus } from '@plinth/runtime/cqrs';
import { AggregateTest, MemoryAggregateRepository, memoryEngines } from '@plinth/runtime/testing';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
  ChangeCommand,
  ChangeHandler,
} from '../../../src/contexts/vets/application/commands/profile/change.js';
import {
  FollowCommand,
  FollowHandler,
} from '../../../src/contexts/vets/application/commands/profile/follow.js';
import {
  JoinCommand,
  JoinHandler,
} from '../../../src/contexts/vets/application/commands/profile/join.js';
import {
  LeaveCommand,
  LeaveHandler,
} from '../../../src/contexts/vets/application/commands/profile/leave.js';
import type { ProfileRepository } from '../../../src/contexts/vets/application/profile-repository.js';
import type { ProfileEvents } from '../../../src/contexts/vets/domain/profile/events.js';
import { Profile } from '../../../src/contexts/vets/domain/profile/profile.js';
import type { ProfileId } from '../../../src/contexts/vets/domain/types.js';
import { profileEvents } from '../../../src/contexts/vets/infrastructure/profile-events.js';
import { anyCommand, forSequences } from '../../arbitraries.js';

const id: ProfileId = '01948b1c-5f00-7000-8000-000000000001';

/** Who gives the commands. */
const actor = {
  id: '01948b1c-5f00-7000-8000-000000000001',
  roles: ['vet'],
  claims: {},
};

class MemoryProfileRepository
  extends MemoryAggregateRepository<Profile, ProfileId>
  implements ProfileRepository
{
  getByAccount(account: string): Promise<Profile> {
    return this.getBy('account', account);
  }

  getByUsername(username: string): Promise<Profile> {
    return this.getBy('username', username);
  }
}

/** Profiles in memory, and what handles their commands. */
function startProfile(skip?: (missing: string) => void) {
  const engines = memoryEngines(profileEvents);
  const ports = {
    ...engines,
    profiles: new MemoryProfileRepository({
      engines,
      kind: 'Profile',
      category: profileEvents.category,
      make: (id, occasion) => new Profile(id, occasion),
      unique: (state) => ({ account: state.account, username: state.username }),
    }),
  };
  const commands = new CommandBus();
  commands.register(JoinCommand, new JoinHandler(ports));
  commands.register(ChangeCommand, new ChangeHandler(ports));
  commands.register(LeaveCommand, new LeaveHandler(ports));
  commands.register(FollowCommand, new FollowHandler(ports));
  return new AggregateTest<Profile, ProfileId, ProfileEvents>({
    engines,
    codec: profileEvents,
    repository: ports.profiles,
    commands,
    actor,
    skip,
  });
}

const joinCommand = anyCommand({
  fields: {
    username: fc.string({ minLength: 3, maxLength: 20 }),
    bio: fc.option(fc.string({ maxLength: 40 }), { nil: null }),
  },
  make: (json) => new JoinCommand(json),
});

const changeCommand = anyCommand({
  fields: {
    bio: fc.option(fc.string({ maxLength: 40 }), { nil: null }),
    image: fc.option(fc.webUrl(), { nil: null }),
  },
  make: (json) => new ChangeCommand(json),
});

const leaveCommand = anyCommand({
  fields: {},
  make: () => new LeaveCommand(),
});

const followCommand = anyCommand({
  fields: { username: fc.string({ maxLength: 40 }) },
  make: (json) => new FollowCommand(json),
});

describe('profile', () => {
  test('a change keeps what it does not name', async ({ skip }) => {
    const profile = startProfile(skip);
    await profile.given(id, [
      'Joined',
      {
        profileId: id,
        account: '01948b1c-5f00-7000-8000-000000000001',
        username: 'mia',
        bio: 'cats',
      },
    ]);
    const outcome = await profile.when(new ChangeCommand({ image: 'https://example.org/mia.png' }));
    outcome.thenEvents(['Changed', { bio: 'cats' }]);
  });

  test('withstands any sequence of commands', async () => {
    const commands = {
      begin: [joinCommand],
      proceed: [changeCommand, leaveCommand, followCommand],
    };
    await forSequences(commands, (given) => startProfile().withstands(id, given));
  });
});
