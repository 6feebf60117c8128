import { created, locationOf, type Server, versioned } from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import { RegisterCommand } from '../application/commands/handling-event/register.js';
import { VoyageMismatch } from '../domain/errors.js';
import { type RegisterFieldsJson, registerFieldsFromJson } from './handling-event-requests.js';

export class HandlingEventController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#register(app);
  }

  #register(app: Server): void {
    app.post<{ Body: RegisterFieldsJson }>(
      '/handling',
      {
        schema: {
          operationId: 'registerHandlingEvent',
          tags: ['CargoBooking'],
          summary: 'Register',
          body: {
            type: 'object',
            required: ['cargo', 'type', 'location', 'completedAt'],
            properties: {
              cargo: { type: 'string', minLength: 1, maxLength: 36 },
              type: { $ref: 'HandlingType#' },
              location: {
                type: 'string',
                minLength: 5,
                maxLength: 5,
                pattern: '^[A-Z]{2}[A-Z2-9]{3}$',
              },
              voyage: {
                type: ['string', 'null'],
                minLength: 1,
                maxLength: 10,
              },
              completedAt: { type: 'string', format: 'date-time' },
            },
          },
          response: {
            201: {
              type: 'object',
              required: ['id'],
              properties: {
                id: { type: 'string', format: 'uuid' },
              },
              additionalProperties: false,
            },
          },
        },
        config: {
          creates: true,
          errors: ['UnknownCargo', 'UnknownLocation', 'UnknownVoyage', VoyageMismatch],
        },
      },
      async (request, reply) => {
        const command = new RegisterCommand(registerFieldsFromJson(request.body));
        const { value, version } = await this.#commands.send(command);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }
}
