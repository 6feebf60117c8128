import { created, locationOf, type Server, versioned } from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import { RequestCommand } from '../application/commands/transfer/request.js';
import { SameAccount } from '../domain/errors.js';
import { type RequestFieldsJson, requestFieldsFromJson } from './transfer-requests.js';

export class TransferController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#request(app);
  }

  #request(app: Server): void {
    app.post<{ Body: RequestFieldsJson }>(
      '/transfers',
      {
        schema: {
          operationId: 'requestTransfer',
          tags: ['Accounts'],
          summary: 'Request',
          body: {
            type: 'object',
            required: ['source', 'target', 'amount'],
            properties: {
              source: { type: 'string', format: 'uuid' },
              target: { type: 'string', format: 'uuid' },
              amount: {
                type: ['string', 'number'],
                format: 'decimal',
                'x-decimal': { scale: 2, minimum: '0.01' },
              },
            },
          },
          response: {
            202: {
              type: 'object',
              required: ['id'],
              properties: {
                id: { type: 'string', format: 'uuid' },
              },
              additionalProperties: false,
            },
          },
        },
        config: { creates: true, errors: ['UnknownAccount', SameAccount] },
      },
      async (request, reply) => {
        const command = new RequestCommand(requestFieldsFromJson(request.body));
        const { value, version } = await this.#commands.send(command);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value, 202));
      },
    );
  }
}
