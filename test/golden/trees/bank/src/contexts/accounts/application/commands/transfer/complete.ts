import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { TransferId } from '../../../domain/types.js';
import type { TransferRepository } from '../../transfer-repository.js';

export class CompleteCommand extends Command<Versioned<void>> {
  readonly id: TransferId;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: TransferId, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.expected = expected;
  }
}

export interface CompleteHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly transfers: TransferRepository;
}

export class CompleteHandler implements CommandHandler<CompleteCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #transfers: TransferRepository;

  constructor(ports: CompleteHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#transfers = ports.transfers;
  }

  handle({ id, expected }: CompleteCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const transfer = await this.#transfers.get(id);
      requireVersion(transfer.version, expected);
      transfer.complete();
      return { value: undefined, version: await this.#transfers.save(transfer) };
    });
  }
}
