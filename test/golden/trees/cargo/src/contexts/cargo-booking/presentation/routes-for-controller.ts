import type { Server } from '@plinth/runtime/controllers';
import type { RoutesForQuery } from '../application/queries/routes-for.js';
import type { TrackingId } from '../domain/types.js';

export class RoutesForController {
  readonly #query: RoutesForQuery;

  constructor(query: RoutesForQuery) {
    this.#query = query;
  }

  register(app: Server): void {
    app.get<{ Params: { trackingId: TrackingId } }>(
      '/cargos/:trackingId/routes',
      {
        schema: {
          operationId: 'routesFor',
          tags: ['CargoBooking'],
          summary: 'Routes for',
          params: {
            type: 'object',
            required: ['trackingId'],
            properties: {
              trackingId: { type: 'string', minLength: 1, maxLength: 36 },
            },
          },
          response: {
            200: {
              type: 'array',
              items: { $ref: 'Itinerary#' },
            },
          },
        },
        config: { errors: ['NotImplemented'] },
      },
      async (request) => {
        const result = await this.#query.ask(request.params);
        return result.map((item) => item.toJSON());
      },
    );
  }
}
