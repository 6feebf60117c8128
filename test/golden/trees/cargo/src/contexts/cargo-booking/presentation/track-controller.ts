import type { Server } from '@plinth/runtime/controllers';
import { NotFound } from '@plinth/runtime/domain';
import type { TrackQuery } from '../application/queries/track.js';
import type { TrackingId } from '../domain/types.js';
import { trackingToJson } from './tracking-json.js';

export class TrackController {
  readonly #query: TrackQuery;

  constructor(query: TrackQuery) {
    this.#query = query;
  }

  register(app: Server): void {
    app.get<{ Params: { trackingId: TrackingId } }>(
      '/tracking/:trackingId',
      {
        schema: {
          operationId: 'track',
          tags: ['CargoBooking'],
          summary: 'Track',
          params: {
            type: 'object',
            required: ['trackingId'],
            properties: {
              trackingId: { type: 'string', minLength: 1, maxLength: 36 },
            },
          },
          response: {
            200: { $ref: 'Tracking#' },
          },
        },
      },
      async (request) => {
        const tracking = await this.#query.ask(request.params);
        if (tracking === null) throw new NotFound('Tracking');
        return trackingToJson(tracking);
      },
    );
  }
}
