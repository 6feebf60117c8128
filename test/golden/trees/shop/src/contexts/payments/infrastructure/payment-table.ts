import { Money } from '../../../shared/values/money.js';
import type { PaymentStatus } from '../domain/enums/payment-status.js';
import type { PaymentState } from '../domain/payment/state.js';

export interface PaymentTable {
  readonly id: string;
  readonly status: PaymentStatus;
  readonly order_id: string;
  readonly customer_id: string;
  readonly amount: string;
  readonly _version: number;
}

export function paymentToRow(payment: PaymentState): Omit<PaymentTable, '_version'> {
  return {
    id: payment.id,
    status: payment.status,
    order_id: payment.orderId,
    customer_id: payment.customerId,
    amount: JSON.stringify(payment.amount),
  };
}

export function paymentFromRow(row: PaymentTable): PaymentState {
  return {
    id: row.id,
    status: row.status,
    orderId: row.order_id,
    customerId: row.customer_id,
    amount: Money.fromJSON(JSON.parse(row.amount)),
  };
}
