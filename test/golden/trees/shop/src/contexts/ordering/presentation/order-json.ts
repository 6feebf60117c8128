import type { AddressJson } from '../../../shared/values/address.js';
import type { MoneyJson } from '../../../shared/values/money.js';
import type { OrderStatus } from '../domain/enums/order-status.js';
import type { OrderState } from '../domain/order/state.js';
import type { OrderId } from '../domain/types.js';
import type { OrderLineJson } from '../domain/values/order-line.js';

export interface OrderJson {
  readonly id: OrderId;
  readonly status: OrderStatus;
  readonly customerId: string;
  readonly lines: readonly OrderLineJson[];
  readonly total: MoneyJson;
  readonly shipTo: AddressJson | null;
  readonly trackingNo: string | null;
}

export function orderToJson(order: OrderState): OrderJson {
  return {
    id: order.id,
    status: order.status,
    customerId: order.customerId,
    lines: order.lines.map((item) => item.toJSON()),
    total: order.total.toJSON(),
    shipTo: order.shipTo?.toJSON() ?? null,
    trackingNo: order.trackingNo,
  };
}
