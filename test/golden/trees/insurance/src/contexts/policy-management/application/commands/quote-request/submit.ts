import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkUuid, newId, validate } from '@plinth/runtime/domain';
import { requireExisting, type Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { CustomerId, CustomerLookup } from '../../../../customer-management/contract.js';
import type { SubmitInput } from '../../../domain/quote-request/inputs.js';
import type { QuoteRequestId } from '../../../domain/types.js';
import type { QuoteRequestRepository } from '../../quote-request-repository.js';

export interface SubmitFields {
  readonly client: CustomerId;
}

export interface SubmitResult {
  readonly id: QuoteRequestId;
}

export const submitAccess = allow('signedIn');

export class SubmitCommand extends Command<Versioned<SubmitResult>> {
  readonly fields: SubmitFields;

  constructor(fields: SubmitFields) {
    super();
    this.fields = fields;
  }
}

export interface SubmitHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly quoteRequests: QuoteRequestRepository;
  readonly customers: CustomerLookup;
}

export class SubmitHandler implements CommandHandler<SubmitCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #quoteRequests: QuoteRequestRepository;
  readonly #customers: CustomerLookup;

  constructor(ports: SubmitHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#quoteRequests = ports.quoteRequests;
    this.#customers = ports.customers;
  }

  handle({ fields }: SubmitCommand): Promise<Versioned<SubmitResult>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const quoteRequest = this.#quoteRequests.create(newId());
      await requireExisting('Customer', input.client, this.#customers);
      quoteRequest.submit(input);
      const version = await this.#quoteRequests.save(quoteRequest);
      return { value: { id: quoteRequest.id }, version };
    });
  }

  #input(fields: SubmitFields): SubmitInput {
    validate({
      client: checkUuid(fields.client),
    });
    return fields;
  }
}
