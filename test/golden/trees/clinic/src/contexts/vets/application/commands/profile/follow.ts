import { allow, currentActor } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkString, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { FollowInput } from '../../../domain/profile/inputs.js';
import type { ProfileRepository } from '../../profile-repository.js';

export interface FollowFields {
  readonly username: string;
}

export const followAccess = allow('signedIn');

export class FollowCommand extends Command<Versioned<void>> {
  readonly fields: FollowFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(fields: FollowFields, expected?: ExpectedVersion) {
    super();
    this.fields = fields;
    this.expected = expected;
  }
}

export interface FollowHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly profiles: ProfileRepository;
}

export class FollowHandler implements CommandHandler<FollowCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #profiles: ProfileRepository;

  constructor(ports: FollowHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#profiles = ports.profiles;
  }

  handle({ fields, expected }: FollowCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const actor = currentActor();
      const profile = await this.#profiles.getByUsername(input.username);
      requireVersion(profile.version, expected);
      profile.follow(input, actor);
      return { value: undefined, version: await this.#profiles.save(profile) };
    });
  }

  #input(fields: FollowFields): FollowInput {
    validate({
      username: checkString(fields.username, { max: 255 }),
    });
    return fields;
  }
}
