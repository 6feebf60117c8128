import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { PaymentId } from '../../../domain/types.js';
import type { PaymentRepository } from '../../payment-repository.js';

export class RefundCommand extends Command<Versioned<void>> {
  readonly id: PaymentId;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: PaymentId, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.expected = expected;
  }
}

export interface RefundHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly payments: PaymentRepository;
}

export class RefundHandler implements CommandHandler<RefundCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #payments: PaymentRepository;

  constructor(ports: RefundHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#payments = ports.payments;
  }

  handle({ id, expected }: RefundCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const payment = await this.#payments.get(id);
      requireVersion(payment.version, expected);
      payment.refund();
      return { value: undefined, version: await this.#payments.save(payment) };
    });
  }
}
