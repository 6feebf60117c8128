import { AggregateRoot, type Blank } from '@plinth/runtime/domain';
import { OutOfStock } from '../errors.js';
import type { StockId } from '../types.js';
import type { StockEvents } from './events.js';
import type { ReceiveInput, ReleaseInput, ReserveInput } from './inputs.js';
import { applyStock, type StockState, stockAvailable } from './state.js';

export class Stock extends AggregateRoot<StockId, StockState, StockEvents> {
  protected override readonly apply = applyStock;
  protected override readonly blank: Blank<StockState> = {
    id: this.id,
    onHand: 0,
    reservations: {},
  };

  receive(input: ReceiveInput): void {
    this.raise('StockReceived', { stockId: this.id, quantity: input.quantity });
  }

  reserve(input: ReserveInput): void {
    if (!(stockAvailable(this.state) >= input.quantity)) {
      throw new OutOfStock();
    }
    this.raise('StockReserved', {
      stockId: this.id,
      orderId: input.orderId,
      quantity: input.quantity,
    });
  }

  release(input: ReleaseInput): void {
    this.raise('StockReleased', { stockId: this.id, orderId: input.orderId });
  }
}
