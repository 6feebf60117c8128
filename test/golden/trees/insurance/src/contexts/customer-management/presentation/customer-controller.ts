import {
  created,
  ifMatch,
  locationOf,
  noContent,
  type Server,
  versioned,
} from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import {
  ChangeAddressCommand,
  type ChangeAddressFields,
  changeAddressAccess,
} from '../application/commands/customer/change-address.js';
import {
  RegisterCommand,
  type RegisterFields,
  registerAccess,
} from '../application/commands/customer/register.js';

export class CustomerController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#register(app);
    this.#changeAddress(app);
  }

  #register(app: Server): void {
    app.post<{ Body: RegisterFields }>(
      '/customers',
      {
        schema: {
          operationId: 'registerCustomer',
          tags: ['CustomerManagement'],
          summary: 'Register',
          body: {
            type: 'object',
            required: ['firstname', 'lastname'],
            properties: {
              firstname: { type: 'string', minLength: 1, maxLength: 80 },
              lastname: { type: 'string', minLength: 1, maxLength: 80 },
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
        config: { allow: registerAccess, creates: true },
      },
      async (request, reply) => {
        const command = new RegisterCommand(request.body);
        const { value, version } = await this.#commands.send(command);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }

  #changeAddress(app: Server): void {
    app.put<{
      Params: { id: string; addressId: string };
      Body: Omit<ChangeAddressFields, 'addressId'>;
    }>(
      '/customers/:id/addresses/:addressId',
      {
        schema: {
          operationId: 'changeAddressCustomer',
          tags: ['CustomerManagement'],
          summary: 'Change address',
          params: {
            type: 'object',
            required: ['id', 'addressId'],
            properties: {
              id: { type: 'string', format: 'uuid' },
              addressId: { type: 'string', format: 'uuid' },
            },
          },
          body: {
            type: 'object',
            required: ['street', 'city'],
            properties: {
              street: { type: 'string', maxLength: 255 },
              city: { type: 'string', maxLength: 255 },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: { allow: changeAddressAccess, ifMatch: true, idempotent: true },
      },
      async (request, reply) => {
        const command = new ChangeAddressCommand(
          request.params.id,
          { ...request.body, addressId: request.params.addressId },
          ifMatch(request),
        );
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }
}
