import { AggregateRoot, requireStatus } from '@plinth/runtime/domain';
import { PaymentStatus } from '../enums/payment-status.js';
import type { PaymentId } from '../types.js';
import type { PaymentEvents } from './events.js';
import type { SchedulePaymentInput } from './inputs.js';
import { applyPayment, type PaymentState } from './state.js';

export class Payment extends AggregateRoot<PaymentId, PaymentState, PaymentEvents> {
  protected override readonly apply = applyPayment;

  schedulePayment(input: SchedulePaymentInput): void {
    this.requireNew();
    this.raise('PaymentScheduled', { paymentId: this.id, claim: input.claim });
  }

  performPayment(): void {
    requireStatus('PerformPayment', this.state.status, [PaymentStatus.Scheduled]);
    this.raise('PaymentPerformed', { paymentId: this.id, claim: this.state.claim });
  }
}
