import type { Versioned } from '@plinth/runtime/repositories';
import type { OrderRepository } from '../../application/order-repository.js';
import type { GetOrderInput, GetOrderQuery } from '../../application/queries/get-order.js';
import type { OrderState } from '../../domain/order/state.js';

/** Answers what the events have led to. */
export class EventSourcedGetOrderQuery implements GetOrderQuery {
  readonly #orders: OrderRepository;

  constructor(orders: OrderRepository) {
    this.#orders = orders;
  }

  async ask(input: GetOrderInput): Promise<Versioned<OrderState> | null> {
    const order = await this.#orders.find(input.orderId);
    return order && { value: order.state, version: order.version };
  }
}
