import { AggregateRoot, requireStatus } from '@plinth/runtime/domain';
import { OrderStatus } from '../enums/order-status.js';
import { EmptyOrder, TooManyLines, Underpaid, UnknownProduct } from '../errors.js';
import type { OrderId } from '../types.js';
import type { OrderEvents } from './events.js';
import type {
  AddLineInput,
  CancelInput,
  OpenInput,
  PlaceInput,
  RecordPaymentInput,
  ShipInput,
} from './inputs.js';
import { applyOrder, type OrderState } from './state.js';

export class Order extends AggregateRoot<OrderId, OrderState, OrderEvents> {
  protected override readonly apply = applyOrder;

  open(input: OpenInput): void {
    this.requireNew();
    this.raise('OrderOpened', {
      orderId: this.id,
      customerId: input.customerId,
      currency: input.currency,
    });
  }

  addLine(input: AddLineInput): void {
    requireStatus('AddLine', this.state.status, [OrderStatus.Draft]);
    if (!(input.unitPrice !== null && input.product?.active)) {
      throw new UnknownProduct();
    }
    this.raise('LineAdded', {
      orderId: this.id,
      sku: input.sku,
      quantity: input.quantity,
      unitPrice: input.unitPrice,
    });
  }

  place(input: PlaceInput): void {
    requireStatus('Place', this.state.status, [OrderStatus.Draft]);
    if (!(this.state.lines.length > 0)) {
      throw new EmptyOrder();
    }
    this.raise('OrderPlaced', {
      orderId: this.id,
      customerId: this.state.customerId,
      lines: this.state.lines,
      total: this.state.total,
      shipTo: input.shipTo,
      placedAt: this.now,
    });
  }

  recordPayment(input: RecordPaymentInput): Underpaid | undefined {
    requireStatus('RecordPayment', this.state.status, [OrderStatus.Placed]);
    const before = this.state;
    if (input.amount.covers(before.total)) {
      this.raise('PaymentRecorded', {
        orderId: this.id,
        paymentId: input.paymentId,
        amount: input.amount,
      });
      this.raise('OrderPaid', {
        orderId: this.id,
        customerId: before.customerId,
        total: before.total,
      });
      return undefined;
    }
    this.raise('PaymentRecorded', {
      orderId: this.id,
      paymentId: input.paymentId,
      amount: input.amount,
    });
    return new Underpaid();
  }

  ship(input: ShipInput): void {
    requireStatus('Ship', this.state.status, [OrderStatus.Paid]);
    this.raise('OrderShipped', { orderId: this.id, trackingNo: input.trackingNo });
  }

  cancel(input: CancelInput): void {
    if (
      this.state.status !== OrderStatus.Draft &&
      this.state.status !== OrderStatus.Placed &&
      this.state.status !== OrderStatus.Paid
    ) {
      return;
    }
    this.raise('OrderCancelled', { orderId: this.id, reason: input.reason });
  }

  override checkInvariants(): void {
    if (!(this.state.lines.length <= 50)) {
      throw new TooManyLines();
    }
  }
}
