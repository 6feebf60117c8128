import type { Actor } from '@plinth/runtime/auth';
import type { CachedReads } from '@plinth/runtime/caching';
import type { Page } from '@plinth/runtime/repositories';
import type {
  OrdersOfCustomerInput,
  OrdersOfCustomerQuery,
} from '../../application/queries/orders-of-customer.js';
import type { OrderSummary } from '../../application/views/order-summary.js';

/** Answers from the cache while it is fresh. */
export class CachedOrdersOfCustomerQuery implements OrdersOfCustomerQuery {
  readonly #query: OrdersOfCustomerQuery;
  readonly #reads: CachedReads<string, Page<OrderSummary>>;

  constructor(query: OrdersOfCustomerQuery, reads: CachedReads<string, Page<OrderSummary>>) {
    this.#query = query;
    this.#reads = reads;
  }

  ask(input: OrdersOfCustomerInput, actor: Actor): Promise<Page<OrderSummary>> {
    const key = JSON.stringify([input, actor.id]);
    return this.#reads.get(key, () => this.#query.ask(input, actor));
  }
}
