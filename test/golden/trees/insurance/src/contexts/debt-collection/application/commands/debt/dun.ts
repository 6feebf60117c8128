import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkDate, checkInt, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { DunInput } from '../../../domain/debt/inputs.js';
import type { DebtId } from '../../../domain/types.js';
import type { DebtRepository } from '../../debt-repository.js';

export interface DunFields {
  readonly dunningNr: number;
  readonly paymentDeadline: string;
}

export const dunAccess = allow('signedIn');

export class DunCommand extends Command<Versioned<void>> {
  readonly id: DebtId;
  readonly fields: DunFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: DebtId, fields: DunFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface DunHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly debts: DebtRepository;
}

export class DunHandler implements CommandHandler<DunCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #debts: DebtRepository;

  constructor(ports: DunHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#debts = ports.debts;
  }

  handle({ id, fields, expected }: DunCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const debt = await this.#debts.get(id);
      requireVersion(debt.version, expected);
      debt.dun(input);
      return { value: undefined, version: await this.#debts.save(debt) };
    });
  }

  #input(fields: DunFields): DunInput {
    validate({
      dunningNr: checkInt(fields.dunningNr),
      paymentDeadline: checkDate(fields.paymentDeadline),
    });
    return fields;
  }
}
