import type { Server } from '@plinth/runtime/controllers';
import type { RichInput, RichQuery } from '../application/queries/rich.js';
import { walletToJson } from './wallet-json.js';

export class RichController {
  readonly #query: RichQuery;

  constructor(query: RichQuery) {
    this.#query = query;
  }

  register(app: Server): void {
    app.get<{ Querystring: RichInput }>(
      '/wallets',
      {
        schema: {
          operationId: 'rich',
          tags: ['Wallets'],
          summary: 'Rich',
          querystring: {
            type: 'object',
            properties: {
              kinds: {
                type: 'array',
                items: { $ref: 'Kind#' },
              },
            },
          },
          response: {
            200: {
              type: 'object',
              required: ['wallets'],
              properties: {
                wallets: {
                  type: 'array',
                  items: { $ref: 'Wallet#' },
                },
              },
              additionalProperties: false,
            },
          },
        },
      },
      async (request) => {
        const rows = await this.#query.ask(request.query);
        return { wallets: rows.map(walletToJson) };
      },
    );
  }
}
