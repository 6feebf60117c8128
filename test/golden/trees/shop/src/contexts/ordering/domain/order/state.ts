import { type Apply, Decimal } from '@plinth/runtime/domain';
import type { Address } from '../../../../shared/values/address.js';
import { Money } from '../../../../shared/values/money.js';
import { OrderStatus } from '../enums/order-status.js';
import type { OrderId } from '../types.js';
import { OrderLine } from '../values/order-line.js';
import type { OrderEvents } from './events.js';

export interface OrderState {
  readonly id: OrderId;
  readonly status: OrderStatus;
  readonly customerId: string;
  readonly lines: readonly OrderLine[];
  readonly total: Money;
  readonly shipTo: Address | null;
  readonly trackingNo: string | null;
}

/** What each event makes of an order. */
export const applyOrder: Apply<OrderState, OrderEvents> = {
  OrderOpened: ({ orderId, customerId, currency }) => ({
    id: orderId,
    status: OrderStatus.Draft,
    customerId,
    lines: [],
    total: new Money({ amount: Decimal.of(0), currency }),
    shipTo: null,
    trackingNo: null,
  }),
  LineAdded: ({ sku, quantity, unitPrice }, state) => ({
    ...state,
    lines: [...state.lines, new OrderLine({ sku, quantity, unitPrice })],
    total: state.total.plus(unitPrice.times(quantity)),
  }),
  OrderPlaced: ({ customerId, lines, total, shipTo }, state) => ({
    ...state,
    status: OrderStatus.Placed,
    customerId,
    lines,
    total,
    shipTo,
  }),
  PaymentRecorded: (_data, state) => ({ ...state, status: OrderStatus.Placed }),
  OrderPaid: ({ customerId, total }, state) => ({
    ...state,
    status: OrderStatus.Paid,
    customerId,
    total,
  }),
  OrderShipped: ({ trackingNo }, state) => ({ ...state, status: OrderStatus.Shipped, trackingNo }),
  OrderCancelled: (_data, state) => ({ ...state, status: OrderStatus.Cancelled }),
};
