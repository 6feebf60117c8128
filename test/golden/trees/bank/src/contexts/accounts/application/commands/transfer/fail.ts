import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkString, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { FailInput } from '../../../domain/transfer/inputs.js';
import type { TransferId } from '../../../domain/types.js';
import type { TransferRepository } from '../../transfer-repository.js';

export interface FailFields {
  readonly reason: string;
}

export class FailCommand extends Command<Versioned<void>> {
  readonly id: TransferId;
  readonly fields: FailFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: TransferId, fields: FailFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface FailHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly transfers: TransferRepository;
}

export class FailHandler implements CommandHandler<FailCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #transfers: TransferRepository;

  constructor(ports: FailHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#transfers = ports.transfers;
  }

  handle({ id, fields, expected }: FailCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const transfer = await this.#transfers.get(id);
      requireVersion(transfer.version, expected);
      transfer.fail(input);
      return { value: undefined, version: await this.#transfers.save(transfer) };
    });
  }

  #input(fields: FailFields): FailInput {
    validate({
      reason: checkString(fields.reason, { max: 255 }),
    });
    return fields;
  }
}
