import { allow, currentActor } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkString, checkUri, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { ChangeInput } from '../../../domain/profile/inputs.js';
import type { ProfileState } from '../../../domain/profile/state.js';
import type { ProfileRepository } from '../../profile-repository.js';

export interface ChangeFields {
  readonly bio?: string | null | undefined;
  readonly image?: string | null | undefined;
}

export const changeAccess = allow('vet');

export class ChangeCommand extends Command<Versioned<void>> {
  readonly fields: ChangeFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(fields: ChangeFields, expected?: ExpectedVersion) {
    super();
    this.fields = fields;
    this.expected = expected;
  }
}

export interface ChangeHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly profiles: ProfileRepository;
}

export class ChangeHandler implements CommandHandler<ChangeCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #profiles: ProfileRepository;

  constructor(ports: ChangeHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#profiles = ports.profiles;
  }

  handle({ fields, expected }: ChangeCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const actor = currentActor();
      const profile = await this.#profiles.getByAccount(actor.id);
      const input = this.#input(fields, profile.state);
      requireVersion(profile.version, expected);
      profile.change(input);
      return { value: undefined, version: await this.#profiles.save(profile) };
    });
  }

  /** With its defaults, and checked. */
  #input(fields: ChangeFields, state: ProfileState): ChangeInput {
    const input = {
      bio: fields.bio === undefined ? state.bio : fields.bio,
      image: fields.image === undefined ? state.image : fields.image,
    };
    validate({
      bio: checkString(input.bio),
      image: checkUri(input.image),
    });
    return input;
  }
}
