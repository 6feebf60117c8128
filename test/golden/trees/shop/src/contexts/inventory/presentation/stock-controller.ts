import { created, ifMatch, type Server, versioned } from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import type { Sku } from '../../../shared/types.js';
import {
  ReceiveCommand,
  type ReceiveFields,
  receiveAccess,
} from '../application/commands/stock/receive.js';

export class StockController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#receive(app);
  }

  #receive(app: Server): void {
    app.post<{ Params: { id: Sku }; Body: ReceiveFields }>(
      '/api/stock/:id/receipts',
      {
        schema: {
          operationId: 'receiveStock',
          tags: ['Inventory'],
          summary: 'Receive',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', maxLength: 255, pattern: '^[A-Z]{3}-[0-9]{4}$' },
            },
          },
          body: {
            type: 'object',
            required: ['quantity'],
            properties: {
              quantity: { type: 'integer', minimum: 1, maximum: 9007199254740991 },
            },
          },
          response: {
            201: {
              type: 'object',
              required: ['id'],
              properties: {
                id: { type: 'string', maxLength: 255, pattern: '^[A-Z]{3}-[0-9]{4}$' },
              },
              additionalProperties: false,
            },
          },
        },
        config: {
          allow: receiveAccess,
          ifMatch: true,
          mayCreate: true,
          idempotent: true,
          errors: ['NotUnique'],
        },
      },
      async (request, reply) => {
        const command = new ReceiveCommand(request.params.id, request.body, ifMatch(request));
        const { value, version } = await this.#commands.send(command);
        const location = `/api/stock/${encodeURIComponent(request.params.id)}`;
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }
}
