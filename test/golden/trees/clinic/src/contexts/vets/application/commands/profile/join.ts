import { allow, currentActor } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkString, newId, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { JoinInput } from '../../../domain/profile/inputs.js';
import type { ProfileId } from '../../../domain/types.js';
import type { ProfileRepository } from '../../profile-repository.js';

export interface JoinFields {
  readonly username: string;
  readonly bio?: string | null | undefined;
}

export interface JoinResult {
  readonly id: ProfileId;
}

export const joinAccess = allow('vet');

export class JoinCommand extends Command<Versioned<JoinResult>> {
  readonly fields: JoinFields;

  constructor(fields: JoinFields) {
    super();
    this.fields = fields;
  }
}

export interface JoinHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly profiles: ProfileRepository;
}

export class JoinHandler implements CommandHandler<JoinCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #profiles: ProfileRepository;

  constructor(ports: JoinHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#profiles = ports.profiles;
  }

  handle({ fields }: JoinCommand): Promise<Versioned<JoinResult>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const actor = currentActor();
      const profile = this.#profiles.create(newId());
      profile.join(input, actor);
      const version = await this.#profiles.save(profile);
      return { value: { id: profile.id }, version };
    });
  }

  /** With its defaults, and checked. */
  #input(fields: JoinFields): JoinInput {
    const input = {
      username: fields.username,
      bio: fields.bio ?? null,
    };
    validate({
      username: checkString(input.username, { min: 3, max: 20 }),
      bio: checkString(input.bio),
    });
    return input;
  }
}
