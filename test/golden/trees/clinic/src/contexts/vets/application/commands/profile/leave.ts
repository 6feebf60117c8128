import { allow, currentActor } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { ProfileRepository } from '../../profile-repository.js';

export const leaveAccess = allow('vet');

export class LeaveCommand extends Command<Versioned<void>> {
  readonly expected: ExpectedVersion | undefined;

  constructor(expected?: ExpectedVersion) {
    super();
    this.expected = expected;
  }
}

export interface LeaveHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly profiles: ProfileRepository;
}

export class LeaveHandler implements CommandHandler<LeaveCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #profiles: ProfileRepository;

  constructor(ports: LeaveHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#profiles = ports.profiles;
  }

  handle({ expected }: LeaveCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const actor = currentActor();
      const profile = await this.#profiles.getByAccount(actor.id);
      requireVersion(profile.version, expected);
      profile.leave();
      return { value: undefined, version: await this.#profiles.save(profile) };
    });
  }
}
