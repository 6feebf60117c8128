import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkString, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { WalletId } from '../../../domain/types.js';
import { Method } from '../../../domain/unions/method.js';
import type { PickInput } from '../../../domain/wallet/inputs.js';
import type { WalletRepository } from '../../wallet-repository.js';

export interface PickFields {
  readonly last4: string;
}

export class PickCommand extends Command<Versioned<void>> {
  readonly id: WalletId;
  readonly fields: PickFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: WalletId, fields: PickFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface PickHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly wallets: WalletRepository;
}

export class PickHandler implements CommandHandler<PickCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #wallets: WalletRepository;

  constructor(ports: PickHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#wallets = ports.wallets;
  }

  handle({ id, fields, expected }: PickCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const wallet = await this.#wallets.get(id);
      requireVersion(wallet.version, expected);
      const method = Method.card({ last4: input.last4 });
      wallet.pick({ ...input, method });
      return { value: undefined, version: await this.#wallets.save(wallet) };
    });
  }

  #input(fields: PickFields): Omit<PickInput, 'method'> {
    validate({
      last4: checkString(fields.last4, { min: 4, max: 4 }),
    });
    return fields;
  }
}
