import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { AccountId } from '../../../domain/types.js';
import type { AccountRepository } from '../../account-repository.js';

export class CloseCommand extends Command<Versioned<void>> {
  readonly id: AccountId;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: AccountId, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.expected = expected;
  }
}

export interface CloseHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly accounts: AccountRepository;
}

export class CloseHandler implements CommandHandler<CloseCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #accounts: AccountRepository;

  constructor(ports: CloseHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#accounts = ports.accounts;
  }

  handle({ id, expected }: CloseCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const account = await this.#accounts.get(id);
      requireVersion(account.version, expected);
      account.close();
      return { value: undefined, version: await this.#accounts.save(account) };
    });
  }
}
