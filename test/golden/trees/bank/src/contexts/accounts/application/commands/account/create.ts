import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkString, newId, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { CreateInput } from '../../../domain/account/inputs.js';
import type { AccountId } from '../../../domain/types.js';
import type { AccountRepository } from '../../account-repository.js';

export interface CreateFields {
  readonly owner: string;
}

export interface CreateResult {
  readonly id: AccountId;
}

export class CreateCommand extends Command<Versioned<CreateResult>> {
  readonly fields: CreateFields;

  constructor(fields: CreateFields) {
    super();
    this.fields = fields;
  }
}

export interface CreateHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly accounts: AccountRepository;
}

export class CreateHandler implements CommandHandler<CreateCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #accounts: AccountRepository;

  constructor(ports: CreateHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#accounts = ports.accounts;
  }

  handle({ fields }: CreateCommand): Promise<Versioned<CreateResult>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const account = this.#accounts.create(newId());
      account.create(input);
      const version = await this.#accounts.save(account);
      return { value: { id: account.id }, version };
    });
  }

  #input(fields: CreateFields): CreateInput {
    validate({
      owner: checkString(fields.owner, { min: 1, max: 100 }),
    });
    return fields;
  }
}
