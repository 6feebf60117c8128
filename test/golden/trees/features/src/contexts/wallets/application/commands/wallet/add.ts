import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkDecimal, type Decimal, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { WalletId } from '../../../domain/types.js';
import type { AddInput } from '../../../domain/wallet/inputs.js';
import type { WalletRepository } from '../../wallet-repository.js';

export interface AddFields {
  readonly amount: Decimal;
}

export interface AddResult {
  readonly id: WalletId;
}

export class AddCommand extends Command<Versioned<AddResult>> {
  readonly id: WalletId;
  readonly fields: AddFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: WalletId, fields: AddFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface AddHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly wallets: WalletRepository;
}

export class AddHandler implements CommandHandler<AddCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #wallets: WalletRepository;

  constructor(ports: AddHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#wallets = ports.wallets;
  }

  handle({ id, fields, expected }: AddCommand): Promise<Versioned<AddResult>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const wallet = (await this.#wallets.find(id)) ?? this.#wallets.create(id);
      requireVersion(wallet.version, expected);
      wallet.add(input);
      const version = await this.#wallets.save(wallet);
      return { value: { id: wallet.id }, version };
    });
  }

  #input(fields: AddFields): AddInput {
    validate({
      amount: checkDecimal(fields.amount, { scale: 4 }),
    });
    return fields;
  }
}
