import { Command, type CommandHandler, type HandledCommands } from '@plinth/runtime/cqrs';
import { checkUuid, newId, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { DepositInput } from '../../../domain/account/inputs.js';
import { type AccountId, type Amount, checkAmount } from '../../../domain/types.js';
import type { AccountRepository } from '../../account-repository.js';

export interface DepositFields {
  readonly amount: Amount;
  readonly reference?: string | undefined;
}

export class DepositCommand extends Command<Versioned<void>> {
  readonly id: AccountId;
  readonly fields: DepositFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: AccountId, fields: DepositFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface DepositHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly handled: HandledCommands;
  readonly accounts: AccountRepository;
}

/** Repeats are recognised within this. */
const scope = 'accounts.account.deposit';

export class DepositHandler implements CommandHandler<DepositCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #handled: HandledCommands;
  readonly #accounts: AccountRepository;

  constructor(ports: DepositHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#handled = ports.handled;
    this.#accounts = ports.accounts;
  }

  handle({ id, fields, expected }: DepositCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    const key = [id, input.reference];
    return this.#unitOfWork.run(() =>
      this.#handled.once(scope, key, async () => {
        const account = await this.#accounts.get(id);
        requireVersion(account.version, expected);
        account.deposit(input);
        return { value: undefined, version: await this.#accounts.save(account) };
      }),
    );
  }

  /** With its defaults, and checked. */
  #input(fields: DepositFields): DepositInput {
    const input = {
      amount: fields.amount,
      reference: fields.reference ?? newId(),
    };
    validate({
      amount: checkAmount(input.amount),
      reference: checkUuid(input.reference),
    });
    return input;
  }
}
