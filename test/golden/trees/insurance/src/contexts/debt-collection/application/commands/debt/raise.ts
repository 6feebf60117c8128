import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkDate, checkInt, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { Money } from '../../../../policy-management/contract.js';
import type { RaiseInput } from '../../../domain/debt/inputs.js';
import type { DebtId } from '../../../domain/types.js';
import type { DebtRepository } from '../../debt-repository.js';

export interface RaiseFields {
  readonly policyNr: number;
  readonly price: Money;
  readonly paymentDeadline: string;
}

export interface RaiseResult {
  readonly id: DebtId;
}

export const raiseAccess = allow('signedIn');

export class RaiseCommand extends Command<Versioned<RaiseResult>> {
  readonly fields: RaiseFields;

  constructor(fields: RaiseFields) {
    super();
    this.fields = fields;
  }
}

export interface RaiseHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly debts: DebtRepository;
}

export class RaiseHandler implements CommandHandler<RaiseCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #debts: DebtRepository;

  constructor(ports: RaiseHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#debts = ports.debts;
  }

  handle({ fields }: RaiseCommand): Promise<Versioned<RaiseResult>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const debt = this.#debts.create(await this.#debts.nextId());
      debt.raiseDebt(input);
      const version = await this.#debts.save(debt);
      return { value: { id: debt.id }, version };
    });
  }

  #input(fields: RaiseFields): RaiseInput {
    validate({
      policyNr: checkInt(fields.policyNr),
      paymentDeadline: checkDate(fields.paymentDeadline),
    });
    return fields;
  }
}
