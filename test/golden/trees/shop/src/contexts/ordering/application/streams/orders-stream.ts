import type { Heard } from '@plinth/runtime/events';
import type { EventStream, StreamProcessor } from '@plinth/runtime/streaming';
import type { OrderCancelled, OrderPaid, OrderPlaced } from '../../domain/order/events.js';

/** What its processors hear, by category. */
export const ordersStreamTypes = {
  'ordering.order': ['OrderPlaced', 'OrderPaid', 'OrderCancelled'],
};

export type OrdersStreamEvent = Heard<{
  OrderPlaced: OrderPlaced;
  OrderPaid: OrderPaid;
  OrderCancelled: OrderCancelled;
}>;

export class OrdersStream implements EventStream {
  readonly name = 'ordering.orders';
  readonly partitions = 4;
  readonly batch = { size: 100, within: 1_000 };
  readonly processors: readonly StreamProcessor[];

  constructor(processors: readonly StreamProcessor[]) {
    this.processors = processors;
  }
}
