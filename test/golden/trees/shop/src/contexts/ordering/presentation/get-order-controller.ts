import { type Server, versioned } from '@plinth/runtime/controllers';
import { NotFound } from '@plinth/runtime/domain';
import { type GetOrderQuery, getOrderAccess } from '../application/queries/get-order.js';
import { orderToJson } from './order-json.js';

export class GetOrderController {
  readonly #query: GetOrderQuery;

  constructor(query: GetOrderQuery) {
    this.#query = query;
  }

  register(app: Server): void {
    app.get<{ Params: { orderId: string } }>(
      '/api/orders/:orderId',
      {
        schema: {
          operationId: 'getOrder',
          tags: ['Ordering'],
          summary: 'Get order',
          params: {
            type: 'object',
            required: ['orderId'],
            properties: {
              orderId: { type: 'string', format: 'uuid' },
            },
          },
          response: {
            200: { $ref: 'Order#' },
          },
        },
        config: { allow: getOrderAccess, versioned: true },
      },
      async (request, reply) => {
        const order = await this.#query.ask(request.params);
        if (order === null) throw new NotFound('Order');
        getOrderAccess.check(order.value);
        return versioned(reply, order.version, orderToJson(order.value));
      },
    );
  }
}
