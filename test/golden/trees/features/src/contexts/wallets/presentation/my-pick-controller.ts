import { type Server, versioned } from '@plinth/runtime/controllers';
import { NotFound } from '@plinth/runtime/domain';
import type { MyPickQuery } from '../application/queries/my-pick.js';
import { walletToJson } from './wallet-json.js';

export class MyPickController {
  readonly #query: MyPickQuery;

  constructor(query: MyPickQuery) {
    this.#query = query;
  }

  register(app: Server): void {
    app.get(
      '/me',
      {
        schema: {
          operationId: 'myPick',
          tags: ['Wallets'],
          summary: 'My pick',
          response: {
            200: { $ref: 'Wallet#' },
          },
        },
        config: { versioned: true, errors: ['NotFound'] },
      },
      async (request, reply) => {
        const wallet = await this.#query.ask(request.actor);
        if (wallet === null) throw new NotFound('Wallet');
        return versioned(reply, wallet.version, walletToJson(wallet.value));
      },
    );
  }
}
