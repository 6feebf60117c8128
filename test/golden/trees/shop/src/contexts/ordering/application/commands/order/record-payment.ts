import { answered, Command, type CommandHandler, type HandledCommands } from '@plinth/runtime/cqrs';
import { checkUuid, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { Money } from '../../../../../shared/values/money.js';
import type { RecordPaymentInput } from '../../../domain/order/inputs.js';
import type { OrderId } from '../../../domain/types.js';
import type { OrderRepository } from '../../order-repository.js';

export interface RecordPaymentFields {
  readonly paymentId: string;
  readonly amount: Money;
}

export class RecordPaymentCommand extends Command<Versioned<void>> {
  readonly id: OrderId;
  readonly fields: RecordPaymentFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: OrderId, fields: RecordPaymentFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface RecordPaymentHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly handled: HandledCommands;
  readonly orders: OrderRepository;
}

/** Repeats are recognised within this. */
const scope = 'ordering.order.record-payment';

export class RecordPaymentHandler implements CommandHandler<RecordPaymentCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #handled: HandledCommands;
  readonly #orders: OrderRepository;

  constructor(ports: RecordPaymentHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#handled = ports.handled;
    this.#orders = ports.orders;
  }

  async handle({ id, fields, expected }: RecordPaymentCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    const key = [id, input.paymentId];
    const outcome = await this.#unitOfWork.run(() =>
      this.#handled.once(scope, key, async () => {
        const order = await this.#orders.get(id);
        requireVersion(order.version, expected);
        const refusal = order.recordPayment(input);
        const version = await this.#orders.save(order);
        return refusal ?? { value: undefined, version };
      }),
    );
    return answered(outcome);
  }

  #input(fields: RecordPaymentFields): RecordPaymentInput {
    validate({
      paymentId: checkUuid(fields.paymentId),
    });
    return fields;
  }
}
