import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkInt, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { ReceiveInput } from '../../../domain/stock/inputs.js';
import type { StockId } from '../../../domain/types.js';
import type { StockRepository } from '../../stock-repository.js';

export interface ReceiveFields {
  readonly quantity: number;
}

export interface ReceiveResult {
  readonly id: StockId;
}

export const receiveAccess = allow('admin');

export class ReceiveCommand extends Command<Versioned<ReceiveResult>> {
  readonly id: StockId;
  readonly fields: ReceiveFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: StockId, fields: ReceiveFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface ReceiveHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly stocks: StockRepository;
}

export class ReceiveHandler implements CommandHandler<ReceiveCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #stocks: StockRepository;

  constructor(ports: ReceiveHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#stocks = ports.stocks;
  }

  handle({ id, fields, expected }: ReceiveCommand): Promise<Versioned<ReceiveResult>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const stock = (await this.#stocks.find(id)) ?? this.#stocks.create(id);
      requireVersion(stock.version, expected);
      stock.receive(input);
      const version = await this.#stocks.save(stock);
      return { value: { id: stock.id }, version };
    });
  }

  #input(fields: ReceiveFields): ReceiveInput {
    validate({
      quantity: checkInt(fields.quantity, { min: 1 }),
    });
    return fields;
  }
}
