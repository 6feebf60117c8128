import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { QuoteRequestId } from '../../../domain/types.js';
import type { QuoteRequestRepository } from '../../quote-request-repository.js';

export interface AnswerFields {
  readonly accept: boolean;
}

export const answerAccess = allow('signedIn');

export class AnswerCommand extends Command<Versioned<void>> {
  readonly id: QuoteRequestId;
  readonly fields: AnswerFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: QuoteRequestId, fields: AnswerFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface AnswerHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly quoteRequests: QuoteRequestRepository;
}

export class AnswerHandler implements CommandHandler<AnswerCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #quoteRequests: QuoteRequestRepository;

  constructor(ports: AnswerHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#quoteRequests = ports.quoteRequests;
  }

  handle({ id, fields, expected }: AnswerCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const quoteRequest = await this.#quoteRequests.get(id);
      requireVersion(quoteRequest.version, expected);
      quoteRequest.answer(fields);
      return { value: undefined, version: await this.#quoteRequests.save(quoteRequest) };
    });
  }
}
