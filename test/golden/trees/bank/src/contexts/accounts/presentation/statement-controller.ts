import { pageQuery, type Server } from '@plinth/runtime/controllers';
import { normaliseDatetime } from '@plinth/runtime/domain';
import type { PageRequest } from '@plinth/runtime/repositories';
import type { StatementQuery } from '../application/queries/statement.js';
import { statementLineToJson } from './statement-line-json.js';

interface StatementQuerystring extends PageRequest {
  readonly since?: string;
}

export class StatementController {
  readonly #query: StatementQuery;

  constructor(query: StatementQuery) {
    this.#query = query;
  }

  register(app: Server): void {
    app.get<{ Params: { accountId: string }; Querystring: StatementQuerystring }>(
      '/accounts/:accountId/statement',
      {
        schema: {
          operationId: 'statement',
          tags: ['Accounts'],
          summary: 'Statement',
          params: {
            type: 'object',
            required: ['accountId'],
            properties: {
              accountId: { type: 'string', format: 'uuid' },
            },
          },
          querystring: {
            type: 'object',
            properties: {
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
                  items: { $ref: 'StatementLine#' },
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
        const { params, query } = request;
        const input = {
          accountId: params.accountId,
          since: query.since === undefined ? undefined : normaliseDatetime(query.since),
          limit: query.limit,
          offset: query.offset,
        };
        const page = await this.#query.ask(input);
        return { ...page, items: page.items.map(statementLineToJson) };
      },
    );
  }
}
