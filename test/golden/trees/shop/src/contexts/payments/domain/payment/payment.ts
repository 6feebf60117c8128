import { AggregateRoot } from '@plinth/runtime/domain';
import { PaymentStatus } from '../enums/payment-status.js';
import { Declined } from '../errors.js';
import type { PaymentId } from '../types.js';
import type { PaymentEvents } from './events.js';
import type { ChargeInput } from './inputs.js';
import { applyPayment, type PaymentState } from './state.js';

export class Payment extends AggregateRoot<PaymentId, PaymentState, PaymentEvents> {
  protected override readonly apply = applyPayment;

  charge(input: ChargeInput): Declined | undefined {
    this.requireNew();
    if (input.ack.message === 'declined') {
      this.raise('PaymentFailed', {
        paymentId: this.id,
        orderId: input.orderId,
        customerId: input.customerId,
        amount: input.amount,
      });
      return new Declined();
    }
    this.raise('PaymentCharged', {
      paymentId: this.id,
      orderId: input.orderId,
      customerId: input.customerId,
      amount: input.amount,
    });
    return undefined;
  }

  refund(): void {
    if (this.state.status !== PaymentStatus.Charged) {
      return;
    }
    this.raise('PaymentRefunded', { paymentId: this.id });
  }
}
