import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { WalletId } from '../../../domain/types.js';
import type { WalletRepository } from '../../wallet-repository.js';

export class DropCommand extends Command<Versioned<void>> {
  readonly id: WalletId;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: WalletId, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.expected = expected;
  }
}

export interface DropHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly wallets: WalletRepository;
}

export class DropHandler implements CommandHandler<DropCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #wallets: WalletRepository;

  constructor(ports: DropHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#wallets = ports.wallets;
  }

  handle({ id, expected }: DropCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const wallet = await this.#wallets.get(id);
      requireVersion(wallet.version, expected);
      wallet.drop();
      return { value: undefined, version: await this.#wallets.save(wallet) };
    });
  }
}
