import type { PaymentStatus } from '../domain/enums/payment-status.js';
import type { PaymentState } from '../domain/payment/state.js';

export interface PaymentTable {
  readonly id: string;
  readonly status: PaymentStatus;
  readonly claim: string;
  readonly _version: number;
}

export function paymentToRow(payment: PaymentState): Omit<PaymentTable, '_version'> {
  return {
    id: payment.id,
    status: payment.status,
    claim: payment.claim,
  };
}

export function paymentFromRow(row: PaymentTable): PaymentState {
  return {
    id: row.id,
    status: row.status,
    claim: row.claim,
  };
}
