import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkMember, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import { CancelReason } from '../../../domain/enums/cancel-reason.js';
import type { CancelInput } from '../../../domain/order/inputs.js';
import type { OrderState } from '../../../domain/order/state.js';
import type { OrderId } from '../../../domain/types.js';
import type { OrderRepository } from '../../order-repository.js';

export interface CancelFields {
  readonly reason: CancelReason;
}

export const cancelAccess = allow<OrderState>('support', {
  role: 'customer',
  if: (state, actor) => actor.id === state.customerId,
});

export class CancelCommand extends Command<Versioned<void>> {
  readonly id: OrderId;
  readonly fields: CancelFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: OrderId, fields: CancelFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface CancelHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly orders: OrderRepository;
}

export class CancelHandler implements CommandHandler<CancelCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #orders: OrderRepository;

  constructor(ports: CancelHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#orders = ports.orders;
  }

  handle({ id, fields, expected }: CancelCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const order = await this.#orders.get(id);
      cancelAccess.check(order.state);
      requireVersion(order.version, expected);
      order.cancel(input);
      return { value: undefined, version: await this.#orders.save(order) };
    });
  }

  #input(fields: CancelFields): CancelInput {
    validate({
      reason: checkMember(fields.reason, Object.values(CancelReason)),
    });
    return fields;
  }
}
