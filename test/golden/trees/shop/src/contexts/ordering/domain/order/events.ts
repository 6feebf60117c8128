import type { EventOf } from '@plinth/runtime/domain';
import type { Currency } from '../../../../shared/enums/currency.js';
import type { Sku } from '../../../../shared/types.js';
import type { Address } from '../../../../shared/values/address.js';
import type { Money } from '../../../../shared/values/money.js';
import type { CancelReason } from '../enums/cancel-reason.js';
import type { OrderId } from '../types.js';
import type { OrderLine } from '../values/order-line.js';

export interface OrderOpened {
  readonly orderId: OrderId;
  readonly customerId: string;
  readonly currency: Currency;
}

export interface LineAdded {
  readonly orderId: OrderId;
  readonly sku: Sku;
  readonly quantity: number;
  readonly unitPrice: Money;
}

export interface OrderPlaced {
  readonly orderId: OrderId;
  readonly customerId: string;
  readonly lines: readonly OrderLine[];
  readonly total: Money;
  readonly shipTo: Address;
  readonly placedAt: string;
}

export interface PaymentRecorded {
  readonly orderId: OrderId;
  readonly paymentId: string;
  readonly amount: Money;
}

export interface OrderPaid {
  readonly orderId: OrderId;
  readonly customerId: string;
  readonly total: Money;
}

export interface OrderShipped {
  readonly orderId: OrderId;
  readonly trackingNo: string;
}

export interface OrderCancelled {
  readonly orderId: OrderId;
  readonly reason: CancelReason;
}

/** What can happen to an order. */
export interface OrderEvents {
  readonly OrderOpened: OrderOpened;
  readonly LineAdded: LineAdded;
  readonly OrderPlaced: OrderPlaced;
  readonly PaymentRecorded: PaymentRecorded;
  readonly OrderPaid: OrderPaid;
  readonly OrderShipped: OrderShipped;
  readonly OrderCancelled: OrderCancelled;
}

export type OrderEvent = EventOf<OrderEvents>;
