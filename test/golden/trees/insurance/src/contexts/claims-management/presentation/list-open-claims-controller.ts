import { pageQuery, type Server } from '@plinth/runtime/controllers';
import {
  type ListOpenClaimsInput,
  type ListOpenClaimsQuery,
  listOpenClaimsAccess,
} from '../application/queries/list-open-claims.js';

export class ListOpenClaimsController {
  readonly #query: ListOpenClaimsQuery;

  constructor(query: ListOpenClaimsQuery) {
    this.#query = query;
  }

  register(app: Server): void {
    app.get<{ Querystring: ListOpenClaimsInput }>(
      '/claims',
      {
        schema: {
          operationId: 'listOpenClaims',
          tags: ['ClaimsManagement'],
          summary: 'List open claims',
          querystring: {
            type: 'object',
            properties: {
              customer: { type: 'string', format: 'uuid' },
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
                  items: { $ref: 'OpenClaim#' },
                },
                total: { type: 'integer', minimum: 0 },
                limit: { type: 'integer', minimum: 0 },
                offset: { type: 'integer', minimum: 0 },
              },
              additionalProperties: false,
            },
          },
        },
        config: { allow: listOpenClaimsAccess },
      },
      (request) => this.#query.ask(request.query),
    );
  }
}
