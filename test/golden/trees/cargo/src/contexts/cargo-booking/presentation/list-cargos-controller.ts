import { pageQuery, type Server } from '@plinth/runtime/controllers';
import type { PageRequest } from '@plinth/runtime/repositories';
import type { ListCargosQuery } from '../application/queries/list-cargos.js';
import { trackingToJson } from './tracking-json.js';

export class ListCargosController {
  readonly #query: ListCargosQuery;

  constructor(query: ListCargosQuery) {
    this.#query = query;
  }

  register(app: Server): void {
    app.get<{ Querystring: PageRequest }>(
      '/cargos',
      {
        schema: {
          operationId: 'listCargos',
          tags: ['CargoBooking'],
          summary: 'List cargos',
          querystring: {
            type: 'object',
            properties: {
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
                  items: { $ref: 'Tracking#' },
                },
                total: { type: 'integer', minimum: 0 },
                limit: { type: 'integer', minimum: 0 },
                offset: { type: 'integer', minimum: 0 },
              },
              additionalProperties: false,
            },
          },
        },
      },
      async (request) => {
        const page = await this.#query.ask(request.query);
        return { ...page, items: page.items.map(trackingToJson) };
      },
    );
  }
}
