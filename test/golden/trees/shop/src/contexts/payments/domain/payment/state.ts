import type { Apply } from '@plinth/runtime/domain';
import type { Money } from '../../../../shared/values/money.js';
import { PaymentStatus } from '../enums/payment-status.js';
import type { PaymentId } from '../types.js';
import type { PaymentEvents } from './events.js';

export interface PaymentState {
  readonly id: PaymentId;
  readonly status: PaymentStatus;
  readonly orderId: string;
  readonly customerId: string;
  readonly amount: Money;
}

/** What each event makes of a payment. */
export const applyPayment: Apply<PaymentState, PaymentEvents> = {
  PaymentCharged: ({ paymentId, orderId, customerId, amount }) => ({
    id: paymentId,
    status: PaymentStatus.Charged,
    orderId,
    customerId,
    amount,
  }),
  PaymentFailed: ({ paymentId, orderId, customerId, amount }) => ({
    id: paymentId,
    status: PaymentStatus.Failed,
    orderId,
    customerId,
    amount,
  }),
  PaymentRefunded: (_data, state) => ({ ...state, status: PaymentStatus.Refunded }),
};
