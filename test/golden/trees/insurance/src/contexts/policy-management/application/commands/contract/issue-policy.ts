import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkInt, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { IssuePolicyInput } from '../../../domain/contract/inputs.js';
import type { ContractId } from '../../../domain/types.js';
import type { Money } from '../../../domain/values/money.js';
import type { ContractRepository } from '../../contract-repository.js';

export interface IssuePolicyFields {
  readonly policyNr: number;
  readonly price: Money;
}

export const issuePolicyAccess = allow('signedIn');

export class IssuePolicyCommand extends Command<Versioned<void>> {
  readonly id: ContractId;
  readonly fields: IssuePolicyFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: ContractId, fields: IssuePolicyFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface IssuePolicyHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly contracts: ContractRepository;
}

export class IssuePolicyHandler implements CommandHandler<IssuePolicyCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #contracts: ContractRepository;

  constructor(ports: IssuePolicyHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#contracts = ports.contracts;
  }

  handle({ id, fields, expected }: IssuePolicyCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const contract = await this.#contracts.get(id);
      requireVersion(contract.version, expected);
      contract.issuePolicy(input);
      return { value: undefined, version: await this.#contracts.save(contract) };
    });
  }

  #input(fields: IssuePolicyFields): IssuePolicyInput {
    validate({
      policyNr: checkInt(fields.policyNr),
    });
    return fields;
  }
}
