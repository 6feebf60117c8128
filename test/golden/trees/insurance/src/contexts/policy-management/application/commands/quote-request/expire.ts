import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { QuoteRequestId } from '../../../domain/types.js';
import type { QuoteRequestRepository } from '../../quote-request-repository.js';

export class ExpireCommand extends Command<Versioned<void>> {
  readonly id: QuoteRequestId;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: QuoteRequestId, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.expected = expected;
  }
}

export interface ExpireHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly quoteRequests: QuoteRequestRepository;
}

export class ExpireHandler implements CommandHandler<ExpireCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #quoteRequests: QuoteRequestRepository;

  constructor(ports: ExpireHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#quoteRequests = ports.quoteRequests;
  }

  handle({ id, expected }: ExpireCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const quoteRequest = await this.#quoteRequests.get(id);
      requireVersion(quoteRequest.version, expected);
      quoteRequest.expire();
      return { value: undefined, version: await this.#quoteRequests.save(quoteRequest) };
    });
  }
}
