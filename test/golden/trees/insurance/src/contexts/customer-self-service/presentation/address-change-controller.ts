import { created, locationOf, type Server, versioned } from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import {
  RequestCommand,
  type RequestFields,
  requestAccess,
} from '../application/commands/address-change/request.js';

export class AddressChangeController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#request(app);
  }

  #request(app: Server): void {
    app.post<{ Body: RequestFields }>(
      '/address-changes',
      {
        schema: {
          operationId: 'requestAddressChange',
          tags: ['CustomerSelfService'],
          summary: 'Request',
          body: {
            type: 'object',
            required: ['issuer', 'customerId', 'addressId', 'street', 'city'],
            properties: {
              issuer: { type: 'string', format: 'uuid' },
              customerId: { type: 'string', format: 'uuid' },
              addressId: { type: 'string', format: 'uuid' },
              street: { type: 'string', maxLength: 255 },
              city: { type: 'string', maxLength: 255 },
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
        config: { allow: requestAccess, creates: true, errors: ['UnknownUserAccount'] },
      },
      async (request, reply) => {
        const command = new RequestCommand(request.body);
        const { value, version } = await this.#commands.send(command);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value, 202));
      },
    );
  }
}
