import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { PaymentId } from '../../../domain/types.js';
import type { PaymentRepository } from '../../payment-repository.js';

export const performPaymentAccess = allow('claimsOfficer');

export class PerformPaymentCommand extends Command<Versioned<void>> {
  readonly id: PaymentId;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: PaymentId, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.expected = expected;
  }
}

export interface PerformPaymentHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly payments: PaymentRepository;
}

export class PerformPaymentHandler implements CommandHandler<PerformPaymentCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #payments: PaymentRepository;

  constructor(ports: PerformPaymentHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#payments = ports.payments;
  }

  handle({ id, expected }: PerformPaymentCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const payment = await this.#payments.get(id);
      requireVersion(payment.version, expected);
      payment.performPayment();
      return { value: undefined, version: await this.#payments.save(payment) };
    });
  }
}
