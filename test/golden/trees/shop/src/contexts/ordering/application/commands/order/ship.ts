import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkString, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { ShipInput } from '../../../domain/order/inputs.js';
import type { OrderId } from '../../../domain/types.js';
import type { OrderRepository } from '../../order-repository.js';

export interface ShipFields {
  readonly trackingNo: string;
}

export class ShipCommand extends Command<Versioned<void>> {
  readonly id: OrderId;
  readonly fields: ShipFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: OrderId, fields: ShipFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface ShipHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly orders: OrderRepository;
}

export class ShipHandler implements CommandHandler<ShipCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #orders: OrderRepository;

  constructor(ports: ShipHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#orders = ports.orders;
  }

  handle({ id, fields, expected }: ShipCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const order = await this.#orders.get(id);
      requireVersion(order.version, expected);
      order.ship(input);
      return { value: undefined, version: await this.#orders.save(order) };
    });
  }

  #input(fields: ShipFields): ShipInput {
    validate({
      trackingNo: checkString(fields.trackingNo, { min: 1, max: 40 }),
    });
    return fields;
  }
}
