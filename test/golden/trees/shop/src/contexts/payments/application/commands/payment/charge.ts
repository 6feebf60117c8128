import { answered, Command, type CommandHandler, type HandledCommands } from '@plinth/runtime/cqrs';
import { checkUuid, newId, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { Money } from '../../../../../shared/values/money.js';
import type { ChargeInput } from '../../../domain/payment/inputs.js';
import type { CardProcessor } from '../../card-processor.js';
import type { PaymentRepository } from '../../payment-repository.js';

export interface ChargeFields {
  readonly orderId: string;
  readonly customerId: string;
  readonly amount: Money;
}

export interface ChargeResult {
  readonly paymentId: string;
}

export class ChargeCommand extends Command<Versioned<ChargeResult>> {
  readonly fields: ChargeFields;

  constructor(fields: ChargeFields) {
    super();
    this.fields = fields;
  }
}

export interface ChargeHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly handled: HandledCommands;
  readonly payments: PaymentRepository;
  readonly cardProcessor: CardProcessor;
}

/** Repeats are recognised within this. */
const scope = 'payments.payment.charge';

export class ChargeHandler implements CommandHandler<ChargeCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #handled: HandledCommands;
  readonly #payments: PaymentRepository;
  readonly #cardProcessor: CardProcessor;

  constructor(ports: ChargeHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#handled = ports.handled;
    this.#payments = ports.payments;
    this.#cardProcessor = ports.cardProcessor;
  }

  async handle({ fields }: ChargeCommand): Promise<Versioned<ChargeResult>> {
    const input = this.#input(fields);
    const key = [input.orderId];
    const outcome = await this.#unitOfWork.run(() =>
      this.#handled.once(scope, key, async () => {
        const payment = this.#payments.create(newId());
        const ack = await this.#cardProcessor.charge({
          correlationId: input.orderId,
          amount: input.amount.amount,
        });
        const refusal = payment.charge({ ...input, ack });
        const version = await this.#payments.save(payment);
        return refusal ?? { value: { paymentId: payment.id }, version };
      }),
    );
    return answered(outcome);
  }

  #input(fields: ChargeFields): Omit<ChargeInput, 'ack'> {
    validate({
      orderId: checkUuid(fields.orderId),
      customerId: checkUuid(fields.customerId),
    });
    return fields;
  }
}
