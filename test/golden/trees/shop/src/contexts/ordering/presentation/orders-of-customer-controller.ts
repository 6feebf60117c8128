import { pageQuery, type Server } from '@plinth/runtime/controllers';
import { normaliseDatetime } from '@plinth/runtime/domain';
import type { PageRequest } from '@plinth/runtime/repositories';
import {
  type OrdersOfCustomerQuery,
  ordersOfCustomerAccess,
} from '../application/queries/orders-of-customer.js';
import type { OrderStatus } from '../domain/enums/order-status.js';
import { orderSummaryToJson } from './order-summary-json.js';

interface OrdersOfCustomerQuerystring extends PageRequest {
  readonly status?: OrderStatus;
  readonly since?: string;
}

export class OrdersOfCustomerController {
  readonly #query: OrdersOfCustomerQuery;

  constructor(query: OrdersOfCustomerQuery) {
    this.#query = query;
  }

  register(app: Server): void {
    app.get<{ Params: { customerId: string }; Querystring: OrdersOfCustomerQuerystring }>(
      '/api/customers/:customerId/orders',
      {
        schema: {
          operationId: 'ordersOfCustomer',
          tags: ['Ordering'],
          summary: 'Orders of customer',
          params: {
            type: 'object',
            required: ['customerId'],
            properties: {
              customerId: { type: 'string', format: 'uuid' },
            },
          },
          querystring: {
            type: 'object',
            properties: {
              status: { $ref: 'OrderingOrderStatus#' },
              since: { type: 'string', format: 'date-time' },
              ...pageQuery(20, 100),
            },
          },
          response: {
            200: {
              type: 'object',
              required: ['items', 'total', 'limit', 'offset'],
              properties: {
                items: {
                  type: 'array',
                  items: { $ref: 'OrderSummary#' },
                },
                total: { type: 'integer', minimum: 0 },
                limit: { type: 'integer', minimum: 0 },
                offset: { type: 'integer', minimum: 0 },
              },
              additionalProperties: false,
            },
          },
        },
        config: { allow: ordersOfCustomerAccess },
      },
      async (request) => {
        const { params, query } = request;
        const input = {
          customerId: params.customerId,
          status: query.status,
          since: query.since === undefined ? undefined : normaliseDatetime(query.since),
          limit: query.limit,
          offset: query.offset,
        };
        ordersOfCustomerAccess.check(input);
        const page = await this.#query.ask(input, request.actor);
        return { ...page, items: page.items.map(orderSummaryToJson) };
      },
    );
  }
}
