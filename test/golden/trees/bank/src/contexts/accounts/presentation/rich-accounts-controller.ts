import { pageQuery, type Server } from '@plinth/runtime/controllers';
import { Decimal } from '@plinth/runtime/domain';
import type { PageRequest } from '@plinth/runtime/repositories';
import type { RichAccountsQuery } from '../application/queries/rich-accounts.js';
import { accountSummaryToJson } from './account-summary-json.js';

interface RichAccountsQuerystring extends PageRequest {
  readonly min?: string;
}

export class RichAccountsController {
  readonly #query: RichAccountsQuery;

  constructor(query: RichAccountsQuery) {
    this.#query = query;
  }

  register(app: Server): void {
    app.get<{ Querystring: RichAccountsQuerystring }>(
      '/accounts',
      {
        schema: {
          operationId: 'richAccounts',
          tags: ['Accounts'],
          summary: 'Rich accounts',
          querystring: {
            type: 'object',
            properties: {
              min: {
                type: 'string',
                format: 'decimal',
                'x-decimal': { scale: 4 },
              },
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
                  items: { $ref: 'AccountSummary#' },
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
        const { query } = request;
        const input = {
          min: query.min === undefined ? undefined : Decimal.of(query.min),
          limit: query.limit,
          offset: query.offset,
        };
        const page = await this.#query.ask(input);
        return { ...page, items: page.items.map(accountSummaryToJson) };
      },
    );
  }
}
