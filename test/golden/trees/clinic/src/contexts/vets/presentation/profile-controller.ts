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
  ChangeCommand,
  type ChangeFields,
  changeAccess,
} from '../application/commands/profile/change.js';
import { FollowCommand, followAccess } from '../application/commands/profile/follow.js';
import { JoinCommand, type JoinFields, joinAccess } from '../application/commands/profile/join.js';
import { LeaveCommand, leaveAccess } from '../application/commands/profile/leave.js';
import { OwnProfile } from '../domain/errors.js';

export class ProfileController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#join(app);
    this.#change(app);
    this.#leave(app);
    this.#follow(app);
  }

  #join(app: Server): void {
    app.post<{ Body: JoinFields }>(
      '/profiles',
      {
        schema: {
          operationId: 'joinProfile',
          tags: ['Vets'],
          summary: 'Join',
          body: {
            type: 'object',
            required: ['username'],
            properties: {
              username: { type: 'string', minLength: 3, maxLength: 20 },
              bio: {
                type: ['string', 'null'],
              },
            },
            additionalProperties: false,
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
        config: { allow: joinAccess, creates: true, errors: ['NotUnique'] },
      },
      async (request, reply) => {
        const command = new JoinCommand(request.body);
        const { value, version } = await this.#commands.send(command);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }

  #change(app: Server): void {
    app.put<{ Body: ChangeFields }>(
      '/profile',
      {
        schema: {
          operationId: 'changeProfile',
          tags: ['Vets'],
          summary: 'Change',
          body: {
            type: 'object',
            properties: {
              bio: {
                type: ['string', 'null'],
              },
              image: {
                type: ['string', 'null'],
                format: 'uri',
              },
            },
            additionalProperties: false,
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: { allow: changeAccess, ifMatch: true, idempotent: true, errors: ['NotFound'] },
      },
      async (request, reply) => {
        const command = new ChangeCommand(request.body, ifMatch(request));
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }

  #leave(app: Server): void {
    app.post(
      '/profile/leave',
      {
        schema: {
          operationId: 'leaveProfile',
          tags: ['Vets'],
          summary: 'Leave',
          body: { type: 'object', additionalProperties: false },
          response: {
            204: { type: 'null' },
          },
        },
        config: {
          allow: leaveAccess,
          ifMatch: true,
          idempotent: true,
          errors: ['NotFound', 'IllegalState'],
        },
      },
      async (request, reply) => {
        const command = new LeaveCommand(ifMatch(request));
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }

  #follow(app: Server): void {
    app.post<{ Params: { username: string } }>(
      '/profiles/:username/follow',
      {
        schema: {
          operationId: 'followProfile',
          tags: ['Vets'],
          summary: 'Follow',
          params: {
            type: 'object',
            required: ['username'],
            properties: {
              username: { type: 'string', maxLength: 255 },
            },
          },
          body: { type: 'object', additionalProperties: false },
          response: {
            204: { type: 'null' },
          },
        },
        config: { allow: followAccess, ifMatch: true, idempotent: true, errors: [OwnProfile] },
      },
      async (request, reply) => {
        const command = new FollowCommand({ username: request.params.username }, ifMatch(request));
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }
}
