import type { EventOf } from '@plinth/runtime/domain';
import type { Money } from '../../../../shared/values/money.js';
import type { PaymentId } from '../types.js';

export interface PaymentCharged {
  readonly paymentId: PaymentId;
  readonly orderId: string;
  readonly customerId: string;
  readonly amount: Money;
}

export interface PaymentFailed {
  readonly paymentId: PaymentId;
  readonly orderId: string;
  readonly customerId: string;
  readonly amount: Money;
}

export interface PaymentRefunded {
  readonly paymentId: PaymentId;
}

/** What can happen to a payment. */
export interface PaymentEvents {
  readonly PaymentCharged: PaymentCharged;
  readonly PaymentFailed: PaymentFailed;
  readonly PaymentRefunded: PaymentRefunded;
}

export type PaymentEvent = EventOf<PaymentEvents>;
