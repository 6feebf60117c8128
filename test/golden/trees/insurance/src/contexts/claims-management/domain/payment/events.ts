import type { EventOf } from '@plinth/runtime/domain';
import type { ClaimId, PaymentId } from '../types.js';

export interface PaymentScheduled {
  readonly paymentId: PaymentId;
  readonly claim: ClaimId;
}

export interface PaymentPerformed {
  readonly paymentId: PaymentId;
  readonly claim: ClaimId;
}

/** What can happen to a payment. */
export interface PaymentEvents {
  readonly PaymentScheduled: PaymentScheduled;
  readonly PaymentPerformed: PaymentPerformed;
}

export type PaymentEvent = EventOf<PaymentEvents>;
