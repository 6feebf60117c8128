import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { QuoteRequestId } from '../../../domain/types.js';
import type { QuoteRequestRepository } from '../../quote-request-repository.js';

export const rejectAccess = allow('signedIn');

export class RejectCommand extends Command<Versioned<void>> {
  readonly id: QuoteRequestId;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: QuoteRequestId, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.expected = expected;
  }
}

export interface RejectHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly quoteRequests: QuoteRequestRepository;
}

export class RejectHandler implements CommandHandler<RejectCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #quoteRequests: QuoteRequestRepository;

  constructor(ports: RejectHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#quoteRequests = ports.quoteRequests;
  }

  handle({ id, expected }: RejectCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const quoteRequest = await this.#quoteRequests.get(id);
      requireVersion(quoteRequest.version, expected);
      quoteRequest.reject();
      return { value: undefined, version: await this.#quoteRequests.save(quoteRequest) };
    });
  }
}
