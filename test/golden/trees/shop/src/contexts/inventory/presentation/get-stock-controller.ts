import { type Server, versioned } from '@plinth/runtime/controllers';
import { NotFound } from '@plinth/runtime/domain';
import type { Sku } from '../../../shared/types.js';
import { type GetStockQuery, getStockAccess } from '../application/queries/get-stock.js';
import { stockToJson } from './stock-json.js';

export class GetStockController {
  readonly #query: GetStockQuery;

  constructor(query: GetStockQuery) {
    this.#query = query;
  }

  register(app: Server): void {
    app.get<{ Params: { sku: Sku } }>(
      '/api/stock/:sku',
      {
        schema: {
          operationId: 'getStock',
          tags: ['Inventory'],
          summary: 'Get stock',
          params: {
            type: 'object',
            required: ['sku'],
            properties: {
              sku: { type: 'string', maxLength: 255, pattern: '^[A-Z]{3}-[0-9]{4}$' },
            },
          },
          response: {
            200: { $ref: 'Stock#' },
          },
        },
        config: { allow: getStockAccess, versioned: true },
      },
      async (request, reply) => {
        const stock = await this.#query.ask(request.params);
        if (stock === null) throw new NotFound('Stock');
        return versioned(reply, stock.version, stockToJson(stock.value));
      },
    );
  }
}
