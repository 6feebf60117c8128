import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkUuid, newId, validate } from '@plinth/runtime/domain';
import { requireExisting, type Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { RequestInput } from '../../../domain/transfer/inputs.js';
import {
  type AccountId,
  type Amount,
  checkAmount,
  type TransferId,
} from '../../../domain/types.js';
import type { AccountRepository } from '../../account-repository.js';
import type { TransferRepository } from '../../transfer-repository.js';

export interface RequestFields {
  readonly source: AccountId;
  readonly target: AccountId;
  readonly amount: Amount;
}

export interface RequestResult {
  readonly id: TransferId;
}

export class RequestCommand extends Command<Versioned<RequestResult>> {
  readonly fields: RequestFields;

  constructor(fields: RequestFields) {
    super();
    this.fields = fields;
  }
}

export interface RequestHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly transfers: TransferRepository;
  readonly accounts: AccountRepository;
}

export class RequestHandler implements CommandHandler<RequestCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #transfers: TransferRepository;
  readonly #accounts: AccountRepository;

  constructor(ports: RequestHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#transfers = ports.transfers;
    this.#accounts = ports.accounts;
  }

  handle({ fields }: RequestCommand): Promise<Versioned<RequestResult>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const transfer = this.#transfers.create(newId());
      await requireExisting('Account', [input.source, input.target], this.#accounts);
      transfer.request(input);
      const version = await this.#transfers.save(transfer);
      return { value: { id: transfer.id }, version };
    });
  }

  #input(fields: RequestFields): RequestInput {
    validate({
      source: checkUuid(fields.source),
      target: checkUuid(fields.target),
      amount: checkAmount(fields.amount),
    });
    return fields;
  }
}
