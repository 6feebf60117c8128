import { type Server, versioned } from '@plinth/runtime/controllers';
import { NotFound } from '@plinth/runtime/domain';
import type { GetTransferQuery } from '../application/queries/get-transfer.js';
import { transferToJson } from './transfer-json.js';

export class GetTransferController {
  readonly #query: GetTransferQuery;

  constructor(query: GetTransferQuery) {
    this.#query = query;
  }

  register(app: Server): void {
    app.get<{ Params: { transferId: string } }>(
      '/transfers/:transferId',
      {
        schema: {
          operationId: 'getTransfer',
          tags: ['Accounts'],
          summary: 'Get transfer',
          params: {
            type: 'object',
            required: ['transferId'],
            properties: {
              transferId: { type: 'string', format: 'uuid' },
            },
          },
          response: {
            200: { $ref: 'Transfer#' },
          },
        },
        config: { versioned: true },
      },
      async (request, reply) => {
        const transfer = await this.#query.ask(request.params);
        if (transfer === null) throw new NotFound('Transfer');
        return versioned(reply, transfer.version, transferToJson(transfer.value));
      },
    );
  }
}
