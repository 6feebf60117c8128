import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkUuid, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { ReleaseInput } from '../../../domain/stock/inputs.js';
import type { StockId } from '../../../domain/types.js';
import type { StockRepository } from '../../stock-repository.js';

export interface ReleaseFields {
  readonly orderId: string;
}

export class ReleaseCommand extends Command<Versioned<void>> {
  readonly id: StockId;
  readonly fields: ReleaseFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: StockId, fields: ReleaseFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface ReleaseHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly stocks: StockRepository;
}

export class ReleaseHandler implements CommandHandler<ReleaseCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #stocks: StockRepository;

  constructor(ports: ReleaseHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#stocks = ports.stocks;
  }

  handle({ id, fields, expected }: ReleaseCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const stock = await this.#stocks.get(id);
      requireVersion(stock.version, expected);
      stock.release(input);
      return { value: undefined, version: await this.#stocks.save(stock) };
    });
  }

  #input(fields: ReleaseFields): ReleaseInput {
    validate({
      orderId: checkUuid(fields.orderId),
    });
    return fields;
  }
}
