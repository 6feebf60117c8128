import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkDatetime, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { QuoteInput } from '../../../domain/quote-request/inputs.js';
import type { QuoteRequestId } from '../../../domain/types.js';
import type { Money } from '../../../domain/values/money.js';
import type { QuoteRequestRepository } from '../../quote-request-repository.js';

export interface QuoteFields {
  readonly premium: Money;
  readonly validUntil: string;
}

export const quoteAccess = allow('signedIn');

export class QuoteCommand extends Command<Versioned<void>> {
  readonly id: QuoteRequestId;
  readonly fields: QuoteFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: QuoteRequestId, fields: QuoteFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface QuoteHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly quoteRequests: QuoteRequestRepository;
}

export class QuoteHandler implements CommandHandler<QuoteCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #quoteRequests: QuoteRequestRepository;

  constructor(ports: QuoteHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#quoteRequests = ports.quoteRequests;
  }

  handle({ id, fields, expected }: QuoteCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const quoteRequest = await this.#quoteRequests.get(id);
      requireVersion(quoteRequest.version, expected);
      quoteRequest.quote(input);
      return { value: undefined, version: await this.#quoteRequests.save(quoteRequest) };
    });
  }

  #input(fields: QuoteFields): QuoteInput {
    validate({
      validUntil: checkDatetime(fields.validUntil),
    });
    return fields;
  }
}
