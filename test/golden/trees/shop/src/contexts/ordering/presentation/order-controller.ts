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
  AddLineCommand,
  type AddLineFields,
  addLineAccess,
} from '../application/commands/order/add-line.js';
import {
  CancelCommand,
  type CancelFields,
  cancelAccess,
} from '../application/commands/order/cancel.js';
import { OpenCommand, type OpenFields, openAccess } from '../application/commands/order/open.js';
import { PlaceCommand, placeAccess } from '../application/commands/order/place.js';
import { EmptyOrder, TooManyLines, UnknownProduct } from '../domain/errors.js';
import { type PlaceFieldsJson, placeFieldsFromJson } from './order-requests.js';

export class OrderController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#open(app);
    this.#addLine(app);
    this.#place(app);
    this.#cancel(app);
  }

  #open(app: Server): void {
    app.post<{ Body: OpenFields }>(
      '/api/orders',
      {
        schema: {
          operationId: 'openOrder',
          tags: ['Ordering'],
          summary: 'Open',
          body: {
            type: 'object',
            required: ['customerId'],
            properties: {
              customerId: { type: 'string', format: 'uuid' },
              currency: { $ref: 'Currency#', default: 'EUR' },
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
        config: { allow: openAccess, creates: true, errors: [TooManyLines] },
      },
      async (request, reply) => {
        const command = new OpenCommand(request.body);
        const { value, version } = await this.#commands.send(command);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }

  #addLine(app: Server): void {
    app.post<{ Params: { id: string }; Body: AddLineFields }>(
      '/api/orders/:id/lines',
      {
        schema: {
          operationId: 'addLineOrder',
          tags: ['Ordering'],
          summary: 'Add line',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', format: 'uuid' },
            },
          },
          body: {
            type: 'object',
            required: ['sku', 'quantity'],
            properties: {
              sku: { type: 'string', maxLength: 255, pattern: '^[A-Z]{3}-[0-9]{4}$' },
              quantity: { type: 'integer', minimum: 1, maximum: 999 },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: {
          allow: addLineAccess,
          ifMatch: true,
          idempotent: true,
          errors: ['IllegalState', 'NotImplemented', UnknownProduct, TooManyLines],
        },
      },
      async (request, reply) => {
        const command = new AddLineCommand(request.params.id, request.body, ifMatch(request));
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }

  #place(app: Server): void {
    app.post<{ Params: { id: string }; Body: PlaceFieldsJson }>(
      '/api/orders/:id/place',
      {
        schema: {
          operationId: 'placeOrder',
          tags: ['Ordering'],
          summary: 'Place',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', format: 'uuid' },
            },
          },
          body: {
            type: 'object',
            required: ['shipTo'],
            properties: {
              shipTo: { $ref: 'Address#' },
            },
          },
          response: {
            202: { type: 'null' },
          },
        },
        config: {
          allow: placeAccess,
          ifMatch: true,
          idempotent: true,
          errors: ['IllegalState', EmptyOrder, TooManyLines],
        },
      },
      async (request, reply) => {
        const command = new PlaceCommand(
          request.params.id,
          placeFieldsFromJson(request.body),
          ifMatch(request),
        );
        const { version } = await this.#commands.send(command);
        reply.code(202);
        return versioned(reply, version, undefined);
      },
    );
  }

  #cancel(app: Server): void {
    app.post<{ Params: { id: string }; Body: CancelFields }>(
      '/api/orders/:id/cancel',
      {
        schema: {
          operationId: 'cancelOrder',
          tags: ['Ordering'],
          summary: 'Cancel',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', format: 'uuid' },
            },
          },
          body: {
            type: 'object',
            required: ['reason'],
            properties: {
              reason: { $ref: 'CancelReason#' },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: { allow: cancelAccess, ifMatch: true, idempotent: true, errors: [TooManyLines] },
      },
      async (request, reply) => {
        const command = new CancelCommand(request.params.id, request.body, ifMatch(request));
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }
}
