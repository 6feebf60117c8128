import { Command, type CommandHandler, type HandledCommands } from '@plinth/runtime/cqrs';
import { checkUuid, newId, validate } from '@plinth/runtime/domain';
import { requireExisting, type Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { SchedulePaymentInput } from '../../../domain/payment/inputs.js';
import type { ClaimId, PaymentId } from '../../../domain/types.js';
import type { ClaimRepository } from '../../claim-repository.js';
import type { PaymentRepository } from '../../payment-repository.js';

export interface SchedulePaymentFields {
  readonly claim: ClaimId;
}

export interface SchedulePaymentResult {
  readonly id: PaymentId;
}

export class SchedulePaymentCommand extends Command<Versioned<SchedulePaymentResult>> {
  readonly fields: SchedulePaymentFields;

  constructor(fields: SchedulePaymentFields) {
    super();
    this.fields = fields;
  }
}

export interface SchedulePaymentHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly handled: HandledCommands;
  readonly payments: PaymentRepository;
  readonly claims: ClaimRepository;
}

/** Repeats are recognised within this. */
const scope = 'claims-management.payment.schedule-payment';

export class SchedulePaymentHandler implements CommandHandler<SchedulePaymentCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #handled: HandledCommands;
  readonly #payments: PaymentRepository;
  readonly #claims: ClaimRepository;

  constructor(ports: SchedulePaymentHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#handled = ports.handled;
    this.#payments = ports.payments;
    this.#claims = ports.claims;
  }

  handle({ fields }: SchedulePaymentCommand): Promise<Versioned<SchedulePaymentResult>> {
    const input = this.#input(fields);
    const key = [input.claim];
    return this.#unitOfWork.run(() =>
      this.#handled.once(scope, key, async () => {
        const payment = this.#payments.create(newId());
        await requireExisting('Claim', input.claim, this.#claims);
        payment.schedulePayment(input);
        const version = await this.#payments.save(payment);
        return { value: { id: payment.id }, version };
      }),
    );
  }

  #input(fields: SchedulePaymentFields): SchedulePaymentInput {
    validate({
      claim: checkUuid(fields.claim),
    });
    return fields;
  }
}
