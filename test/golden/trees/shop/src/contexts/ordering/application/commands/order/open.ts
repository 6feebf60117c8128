import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkMember, checkUuid, newId, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import { Currency } from '../../../../../shared/enums/currency.js';
import type { OpenInput } from '../../../domain/order/inputs.js';
import type { OrderId } from '../../../domain/types.js';
import type { OrderRepository } from '../../order-repository.js';

export interface OpenFields {
  readonly customerId: string;
  readonly currency?: Currency | undefined;
}

export interface OpenResult {
  readonly id: OrderId;
}

export const openAccess = allow<OpenInput>('support', {
  role: 'customer',
  if: (input, actor) => actor.id === input.customerId,
});

export class OpenCommand extends Command<Versioned<OpenResult>> {
  readonly fields: OpenFields;

  constructor(fields: OpenFields) {
    super();
    this.fields = fields;
  }
}

export interface OpenHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly orders: OrderRepository;
}

export class OpenHandler implements CommandHandler<OpenCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #orders: OrderRepository;

  constructor(ports: OpenHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#orders = ports.orders;
  }

  handle({ fields }: OpenCommand): Promise<Versioned<OpenResult>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const order = this.#orders.create(newId());
      openAccess.check(input);
      order.open(input);
      const version = await this.#orders.save(order);
      return { value: { id: order.id }, version };
    });
  }

  /** With its defaults, and checked. */
  #input(fields: OpenFields): OpenInput {
    const input = {
      customerId: fields.customerId,
      currency: fields.currency ?? Currency.EUR,
    };
    validate({
      customerId: checkUuid(input.customerId),
      currency: checkMember(input.currency, Object.values(Currency)),
    });
    return input;
  }
}
