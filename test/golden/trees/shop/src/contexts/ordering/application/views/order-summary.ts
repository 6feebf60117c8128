import type { Money } from '../../../../shared/values/money.js';
import type { OrderStatus } from '../../domain/enums/order-status.js';

export interface OrderSummary {
  readonly orderId: string;
  readonly customerId: string;
  readonly status: OrderStatus;
  readonly total: Money | null;
  readonly lineCount: number;
  readonly placedAt: string | null;
}
