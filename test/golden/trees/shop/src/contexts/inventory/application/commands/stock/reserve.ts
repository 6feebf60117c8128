import { Command, type CommandHandler, type HandledCommands } from '@plinth/runtime/cqrs';
import { checkInt, checkUuid, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { ReserveInput } from '../../../domain/stock/inputs.js';
import type { StockId } from '../../../domain/types.js';
import type { StockRepository } from '../../stock-repository.js';

export interface ReserveFields {
  readonly orderId: string;
  readonly quantity: number;
}

export class ReserveCommand extends Command<Versioned<void>> {
  readonly id: StockId;
  readonly fields: ReserveFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: StockId, fields: ReserveFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface ReserveHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly handled: HandledCommands;
  readonly stocks: StockRepository;
}

/** Repeats are recognised within this. */
const scope = 'inventory.stock.reserve';

export class ReserveHandler implements CommandHandler<ReserveCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #handled: HandledCommands;
  readonly #stocks: StockRepository;

  constructor(ports: ReserveHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#handled = ports.handled;
    this.#stocks = ports.stocks;
  }

  handle({ id, fields, expected }: ReserveCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    const key = [id, input.orderId];
    return this.#unitOfWork.run(() =>
      this.#handled.once(scope, key, async () => {
        const stock = await this.#stocks.get(id);
        requireVersion(stock.version, expected);
        stock.reserve(input);
        return { value: undefined, version: await this.#stocks.save(stock) };
      }),
    );
  }

  #input(fields: ReserveFields): ReserveInput {
    validate({
      orderId: checkUuid(fields.orderId),
      quantity: checkInt(fields.quantity, { min: 1 }),
    });
    return fields;
  }
}
