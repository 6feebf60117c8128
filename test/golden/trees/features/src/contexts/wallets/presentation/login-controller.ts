import type { Server } from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import { LoginCommand, type LoginFields } from '../application/commands/login.js';

export class LoginController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    app.post<{ Body: { user: LoginFields } }>(
      '/login',
      {
        schema: {
          operationId: 'login',
          tags: ['Wallets'],
          summary: 'Login',
          body: {
            type: 'object',
            required: ['user'],
            properties: {
              user: {
                type: 'object',
                required: ['name', 'password'],
                properties: {
                  name: { type: 'string', maxLength: 255 },
                  password: { type: 'string', maxLength: 255 },
                },
              },
            },
          },
          response: {
            200: {
              type: 'object',
              required: ['user'],
              properties: {
                user: {
                  type: 'object',
                  required: ['token'],
                  properties: {
                    token: { type: 'string', maxLength: 255 },
                  },
                  additionalProperties: false,
                },
              },
              additionalProperties: false,
            },
          },
        },
        config: { idempotent: true, errors: ['NotImplemented'] },
      },
      async (request) => {
        const command = new LoginCommand(request.body.user);
        const value = await this.#commands.send(command);
        return { user: value };
      },
    );
  }
}
