import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { Address } from '../../../../../shared/values/address.js';
import type { OrderState } from '../../../domain/order/state.js';
import type { OrderId } from '../../../domain/types.js';
import type { OrderRepository } from '../../order-repository.js';

export interface PlaceFields {
  readonly shipTo: Address;
}

export const placeAccess = allow<OrderState>({
  role: 'customer',
  if: (state, actor) => actor.id === state.customerId,
});

export class PlaceCommand extends Command<Versioned<void>> {
  readonly id: OrderId;
  readonly fields: PlaceFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: OrderId, fields: PlaceFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface PlaceHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly orders: OrderRepository;
}

export class PlaceHandler implements CommandHandler<PlaceCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #orders: OrderRepository;

  constructor(ports: PlaceHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#orders = ports.orders;
  }

  handle({ id, fields, expected }: PlaceCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const order = await this.#orders.get(id);
      placeAccess.check(order.state);
      requireVersion(order.version, expected);
      order.place(fields);
      return { value: undefined, version: await this.#orders.save(order) };
    });
  }
}
