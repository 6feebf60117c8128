import type { Decimal } from '@plinth/runtime/domain';

export interface CustomerSpend {
  readonly customerId: string;
  readonly orders: number;
  readonly spent: Decimal;
}
