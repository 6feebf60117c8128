import {
  created,
  ifMatch,
  locationOf,
  noContent,
  type Server,
  versioned,
} from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import { DunCommand, type DunFields, dunAccess } from '../application/commands/debt/dun.js';
import { PayCommand, payAccess } from '../application/commands/debt/pay.js';
import { RaiseCommand, raiseAccess } from '../application/commands/debt/raise.js';
import { DeadlinePassed } from '../domain/errors.js';
import { type RaiseFieldsJson, raiseFieldsFromJson } from './debt-requests.js';

export class DebtController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#raiseDebt(app);
    this.#dun(app);
    this.#pay(app);
  }

  #raiseDebt(app: Server): void {
    app.post<{ Body: RaiseFieldsJson }>(
      '/debts',
      {
        schema: {
          operationId: 'raiseDebt',
          tags: ['DebtCollection'],
          summary: 'Raise',
          body: {
            type: 'object',
            required: ['policyNr', 'price', 'paymentDeadline'],
            properties: {
              policyNr: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
              price: { $ref: 'Money#' },
              paymentDeadline: { type: 'string', format: 'date' },
            },
          },
          response: {
            201: {
              type: 'object',
              required: ['id'],
              properties: {
                id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
              },
              additionalProperties: false,
            },
          },
        },
        config: { allow: raiseAccess, creates: true },
      },
      async (request, reply) => {
        const command = new RaiseCommand(raiseFieldsFromJson(request.body));
        const { value, version } = await this.#commands.send(command);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }

  #dun(app: Server): void {
    app.post<{ Params: { id: number }; Body: DunFields }>(
      '/debts/:id/dunnings',
      {
        schema: {
          operationId: 'dunDebt',
          tags: ['DebtCollection'],
          summary: 'Dun',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
            },
          },
          body: {
            type: 'object',
            required: ['dunningNr', 'paymentDeadline'],
            properties: {
              dunningNr: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
              paymentDeadline: { type: 'string', format: 'date' },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: {
          allow: dunAccess,
          ifMatch: true,
          idempotent: true,
          errors: ['IllegalState', DeadlinePassed],
        },
      },
      async (request, reply) => {
        const command = new DunCommand(request.params.id, request.body, ifMatch(request));
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }

  #pay(app: Server): void {
    app.post<{ Params: { id: number } }>(
      '/debts/:id/pay',
      {
        schema: {
          operationId: 'payDebt',
          tags: ['DebtCollection'],
          summary: 'Pay',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: { allow: payAccess, ifMatch: true, idempotent: true, errors: ['IllegalState'] },
      },
      async (request, reply) => {
        const command = new PayCommand(request.params.id, ifMatch(request));
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }
}
