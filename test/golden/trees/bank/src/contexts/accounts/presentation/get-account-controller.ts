import type { Server } from '@plinth/runtime/controllers';
import { NotFound } from '@plinth/runtime/domain';
import type { GetAccountQuery } from '../application/queries/get-account.js';
import { accountSummaryToJson } from './account-summary-json.js';

export class GetAccountController {
  readonly #query: GetAccountQuery;

  constructor(query: GetAccountQuery) {
    this.#query = query;
  }

  register(app: Server): void {
    app.get<{ Params: { accountId: string } }>(
      '/accounts/:accountId',
      {
        schema: {
          operationId: 'getAccount',
          tags: ['Accounts'],
          summary: 'Get account',
          params: {
            type: 'object',
            required: ['accountId'],
            properties: {
              accountId: { type: 'string', format: 'uuid' },
            },
          },
          response: {
            200: { $ref: 'AccountSummary#' },
          },
        },
      },
      async (request) => {
        const accountSummary = await this.#query.ask(request.params);
        if (accountSummary === null) throw new NotFound('AccountSummary');
        return accountSummaryToJson(accountSummary);
      },
    );
  }
}
