import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkDecimal, type Decimal, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { WalletId } from '../../../domain/types.js';
import type { TakeInput } from '../../../domain/wallet/inputs.js';
import type { WalletRepository } from '../../wallet-repository.js';

export interface TakeFields {
  readonly amount: Decimal;
}

export class TakeCommand extends Command<Versioned<void>> {
  readonly id: WalletId;
  readonly fields: TakeFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: WalletId, fields: TakeFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface TakeHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly wallets: WalletRepository;
}

export class TakeHandler implements CommandHandler<TakeCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #wallets: WalletRepository;

  constructor(ports: TakeHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#wallets = ports.wallets;
  }

  handle({ id, fields, expected }: TakeCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const wallet = await this.#wallets.get(id);
      requireVersion(wallet.version, expected);
      wallet.take(input);
      return { value: undefined, version: await this.#wallets.save(wallet) };
    });
  }

  #input(fields: TakeFields): TakeInput {
    validate({
      amount: checkDecimal(fields.amount, { scale: 4 }),
    });
    return fields;
  }
}
