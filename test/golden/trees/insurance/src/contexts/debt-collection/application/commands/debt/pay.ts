import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { DebtId } from '../../../domain/types.js';
import type { DebtRepository } from '../../debt-repository.js';

export const payAccess = allow('signedIn');

export class PayCommand extends Command<Versioned<void>> {
  readonly id: DebtId;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: DebtId, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.expected = expected;
  }
}

export interface PayHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly debts: DebtRepository;
}

export class PayHandler implements CommandHandler<PayCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #debts: DebtRepository;

  constructor(ports: PayHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#debts = ports.debts;
  }

  handle({ id, expected }: PayCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const debt = await this.#debts.get(id);
      requireVersion(debt.version, expected);
      debt.pay();
      return { value: undefined, version: await this.#debts.save(debt) };
    });
  }
}
