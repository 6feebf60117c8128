import type { Database } from '@plinth/runtime/database';
import { descending, type Page } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type {
  OrdersOfCustomerInput,
  OrdersOfCustomerQuery,
} from '../../application/queries/orders-of-customer.js';
import type { OrderSummary } from '../../application/views/order-summary.js';
import { orderSummaryFromRow } from '../order-summary-table.js';
import type { OrderingTables } from '../tables.js';

export class SqlOrdersOfCustomerQuery implements OrdersOfCustomerQuery {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  ask(input: OrdersOfCustomerInput): Promise<Page<OrderSummary>> {
    return this.#database.snapshot(() => this.#ask(input));
  }

  async #ask(input: OrdersOfCustomerInput): Promise<Page<OrderSummary>> {
    const matching = this.#matching(input);
    const { total } = await matching
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await matching
      .selectAll()
      .orderBy('placed_at', descending)
      .orderBy('order_id')
      .limit(input.limit)
      .offset(input.offset)
      .execute();
    return {
      items: rows.map(orderSummaryFromRow),
      total,
      limit: input.limit,
      offset: input.offset,
    };
  }

  get #tables(): Kysely<OrderingTables> {
    return this.#database.of<OrderingTables>();
  }

  #matching(input: OrdersOfCustomerInput) {
    let matching = this.#tables
      .selectFrom('ordering_order_summary')
      .where('customer_id', '=', input.customerId);
    if (input.status !== undefined) {
      matching = matching.where('status', '=', input.status);
    }
    if (input.since !== undefined) {
      matching = matching.where('placed_at', '>=', input.since);
    }
    return matching;
  }
}
