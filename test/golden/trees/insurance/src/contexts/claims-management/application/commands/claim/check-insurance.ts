import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { ClaimId } from '../../../domain/types.js';
import type { ClaimRepository } from '../../claim-repository.js';

export interface CheckInsuranceFields {
  readonly assessedOk: boolean;
}

export const checkInsuranceAccess = allow('claimsOfficer');

export class CheckInsuranceCommand extends Command<Versioned<void>> {
  readonly id: ClaimId;
  readonly fields: CheckInsuranceFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: ClaimId, fields: CheckInsuranceFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface CheckInsuranceHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly claims: ClaimRepository;
}

export class CheckInsuranceHandler implements CommandHandler<CheckInsuranceCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #claims: ClaimRepository;

  constructor(ports: CheckInsuranceHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#claims = ports.claims;
  }

  handle({ id, fields, expected }: CheckInsuranceCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const claim = await this.#claims.get(id);
      requireVersion(claim.version, expected);
      claim.checkInsurance(fields);
      return { value: undefined, version: await this.#claims.save(claim) };
    });
  }
}
