import {
  created,
  ifMatch,
  locationOf,
  noContent,
  type Server,
  versioned,
} from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import { AssignToRouteCommand } from '../application/commands/cargo/assign-to-route.js';
import { BookCommand } from '../application/commands/cargo/book.js';
import {
  ChangeDestinationCommand,
  type ChangeDestinationFields,
} from '../application/commands/cargo/change-destination.js';
import type { TrackingId } from '../domain/types.js';
import {
  type AssignToRouteFieldsJson,
  assignToRouteFieldsFromJson,
  type BookFieldsJson,
  bookFieldsFromJson,
} from './cargo-requests.js';

export class CargoController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#book(app);
    this.#assignToRoute(app);
    this.#changeDestination(app);
  }

  #book(app: Server): void {
    app.post<{ Body: BookFieldsJson }>(
      '/cargos',
      {
        schema: {
          operationId: 'bookCargo',
          tags: ['CargoBooking'],
          summary: 'Book',
          body: {
            type: 'object',
            required: ['origin', 'destination', 'arrivalDeadline'],
            properties: {
              origin: {
                type: 'string',
                minLength: 5,
                maxLength: 5,
                pattern: '^[A-Z]{2}[A-Z2-9]{3}$',
              },
              destination: {
                type: 'string',
                minLength: 5,
                maxLength: 5,
                pattern: '^[A-Z]{2}[A-Z2-9]{3}$',
              },
              arrivalDeadline: { type: 'string', format: 'date-time' },
            },
          },
          response: {
            201: {
              type: 'object',
              required: ['id'],
              properties: {
                id: { type: 'string', minLength: 1, maxLength: 36 },
              },
              additionalProperties: false,
            },
          },
        },
        config: { creates: true, errors: ['UnknownLocation', 'NotImplemented'] },
      },
      async (request, reply) => {
        const command = new BookCommand(bookFieldsFromJson(request.body));
        const { value, version } = await this.#commands.send(command);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }

  #assignToRoute(app: Server): void {
    app.put<{ Params: { id: TrackingId }; Body: AssignToRouteFieldsJson }>(
      '/cargos/:id/itinerary',
      {
        schema: {
          operationId: 'assignToRouteCargo',
          tags: ['CargoBooking'],
          summary: 'Assign to route',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', minLength: 1, maxLength: 36 },
            },
          },
          body: {
            type: 'object',
            required: ['itinerary'],
            properties: {
              itinerary: { $ref: 'Itinerary#' },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: {
          ifMatch: true,
          idempotent: true,
          errors: ['UnknownVoyage', 'UnknownLocation', 'NotImplemented'],
        },
      },
      async (request, reply) => {
        const command = new AssignToRouteCommand(
          request.params.id,
          assignToRouteFieldsFromJson(request.body),
          ifMatch(request),
        );
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }

  #changeDestination(app: Server): void {
    app.put<{ Params: { id: TrackingId }; Body: ChangeDestinationFields }>(
      '/cargos/:id/destination',
      {
        schema: {
          operationId: 'changeDestinationCargo',
          tags: ['CargoBooking'],
          summary: 'Change destination',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', minLength: 1, maxLength: 36 },
            },
          },
          body: {
            type: 'object',
            required: ['destination'],
            properties: {
              destination: {
                type: 'string',
                minLength: 5,
                maxLength: 5,
                pattern: '^[A-Z]{2}[A-Z2-9]{3}$',
              },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: { ifMatch: true, idempotent: true, errors: ['UnknownLocation'] },
      },
      async (request, reply) => {
        const command = new ChangeDestinationCommand(
          request.params.id,
          request.body,
          ifMatch(request),
        );
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }
}
