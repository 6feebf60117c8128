import type { PaymentTable } from './payment-table.js';

export interface PaymentsTables {
  readonly payments_payment: PaymentTable;
}
