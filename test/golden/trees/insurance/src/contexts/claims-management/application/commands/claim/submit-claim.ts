import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkBinary, checkString, checkUuid, newId, validate } from '@plinth/runtime/domain';
import { requireExisting, type Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { CustomerId, CustomerLookup } from '../../../../customer-management/contract.js';
import type { SubmitClaimInput } from '../../../domain/claim/inputs.js';
import type { ClaimId } from '../../../domain/types.js';
import type { ClaimRepository } from '../../claim-repository.js';

export interface SubmitClaimFields {
  readonly customer: CustomerId;
  readonly description: string;
  readonly requestDocument?: string | null | undefined;
}

export interface SubmitClaimResult {
  readonly id: ClaimId;
}

export const submitClaimAccess = allow('customer');

export class SubmitClaimCommand extends Command<Versioned<SubmitClaimResult>> {
  readonly fields: SubmitClaimFields;

  constructor(fields: SubmitClaimFields) {
    super();
    this.fields = fields;
  }
}

export interface SubmitClaimHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly claims: ClaimRepository;
  readonly customers: CustomerLookup;
}

export class SubmitClaimHandler implements CommandHandler<SubmitClaimCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #claims: ClaimRepository;
  readonly #customers: CustomerLookup;

  constructor(ports: SubmitClaimHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#claims = ports.claims;
    this.#customers = ports.customers;
  }

  handle({ fields }: SubmitClaimCommand): Promise<Versioned<SubmitClaimResult>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const claim = this.#claims.create(newId());
      await requireExisting('Customer', input.customer, this.#customers);
      claim.submitClaim(input);
      const version = await this.#claims.save(claim);
      return { value: { id: claim.id }, version };
    });
  }

  /** With its defaults, and checked. */
  #input(fields: SubmitClaimFields): SubmitClaimInput {
    const input = {
      customer: fields.customer,
      description: fields.description,
      requestDocument: fields.requestDocument ?? null,
    };
    validate({
      customer: checkUuid(input.customer),
      description: checkString(input.description),
      requestDocument: checkBinary(input.requestDocument),
    });
    return input;
  }
}
