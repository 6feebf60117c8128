import { noContent, type Server } from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import { MoveCommand } from '../application/commands/move.js';
import { Broke } from '../domain/errors.js';
import { type MoveFieldsJson, moveFieldsFromJson } from './move-requests.js';

export class MoveController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    app.post<{ Body: MoveFieldsJson }>(
      '/moves',
      {
        schema: {
          operationId: 'move',
          tags: ['Wallets'],
          summary: 'Move',
          body: {
            type: 'object',
            required: ['source', 'target', 'amount'],
            properties: {
              source: { type: 'string', maxLength: 255 },
              target: { type: 'string', maxLength: 255 },
              amount: {
                type: ['string', 'number'],
                format: 'decimal',
                'x-decimal': { scale: 4 },
              },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: { idempotent: true, errors: ['NotFound', 'Conflict', 'NotUnique', Broke] },
      },
      async (request, reply) => {
        const command = new MoveCommand(moveFieldsFromJson(request.body));
        await this.#commands.send(command);
        return noContent(reply);
      },
    );
  }
}
