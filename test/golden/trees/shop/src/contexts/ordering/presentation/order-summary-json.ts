import type { MoneyJson } from '../../../shared/values/money.js';
import type { OrderSummary } from '../application/views/order-summary.js';
import type { OrderStatus } from '../domain/enums/order-status.js';

export interface OrderSummaryJson {
  readonly orderId: string;
  readonly customerId: string;
  readonly status: OrderStatus;
  readonly total: MoneyJson | null;
  readonly lineCount: number;
  readonly placedAt: string | null;
}

export function orderSummaryToJson(orderSummary: OrderSummary): OrderSummaryJson {
  return {
    orderId: orderSummary.orderId,
    customerId: orderSummary.customerId,
    status: orderSummary.status,
    total: orderSummary.total?.toJSON() ?? null,
    lineCount: orderSummary.lineCount,
    placedAt: orderSummary.placedAt,
  };
}
