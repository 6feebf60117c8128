import { created, ifMatch, type Server, versioned } from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import { AddCommand } from '../application/commands/wallet/add.js';
import { type AddFieldsJson, addFieldsFromJson } from './wallet-requests.js';

export class WalletController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#add(app);
  }

  #add(app: Server): void {
    app.post<{ Params: { id: string }; Body: AddFieldsJson }>(
      '/wallets/:id/add',
      {
        schema: {
          operationId: 'addWallet',
          tags: ['Wallets'],
          summary: 'Add',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', maxLength: 255 },
            },
          },
          body: {
            type: 'object',
            required: ['amount'],
            properties: {
              amount: {
                type: ['string', 'number'],
                format: 'decimal',
                'x-decimal': { scale: 4 },
              },
            },
          },
          response: {
            201: {
              type: 'object',
              required: ['id'],
              properties: {
                id: { type: 'string', maxLength: 255 },
              },
              additionalProperties: false,
            },
          },
        },
        config: { ifMatch: true, mayCreate: true, idempotent: true, errors: ['NotUnique'] },
      },
      async (request, reply) => {
        const command = new AddCommand(
          request.params.id,
          addFieldsFromJson(request.body),
          ifMatch(request),
        );
        const { value, version } = await this.#commands.send(command);
        const location = `/wallets/${encodeURIComponent(request.params.id)}`;
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }
}
