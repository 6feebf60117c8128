import type { Apply } from '@plinth/runtime/domain';
import { PaymentStatus } from '../enums/payment-status.js';
import type { ClaimId, PaymentId } from '../types.js';
import type { PaymentEvents } from './events.js';

export interface PaymentState {
  readonly id: PaymentId;
  readonly status: PaymentStatus;
  readonly claim: ClaimId;
}

/** What each event makes of a payment. */
export const applyPayment: Apply<PaymentState, PaymentEvents> = {
  PaymentScheduled: ({ paymentId, claim }) => ({
    id: paymentId,
    status: PaymentStatus.Scheduled,
    claim,
  }),
  PaymentPerformed: ({ claim }, state) => ({ ...state, status: PaymentStatus.Performed, claim }),
};
