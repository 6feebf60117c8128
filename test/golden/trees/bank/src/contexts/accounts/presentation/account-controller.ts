import {
  created,
  ifMatch,
  locationOf,
  noContent,
  type Server,
  versioned,
} from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import { CloseCommand } from '../application/commands/account/close.js';
import { CreateCommand, type CreateFields } from '../application/commands/account/create.js';
import { DepositCommand } from '../application/commands/account/deposit.js';
import { WithdrawCommand } from '../application/commands/account/withdraw.js';
import { AccountNotEmpty, InsufficientFunds } from '../domain/errors.js';
import {
  type DepositFieldsJson,
  depositFieldsFromJson,
  type WithdrawFieldsJson,
  withdrawFieldsFromJson,
} from './account-requests.js';

export class AccountController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#create(app);
    this.#deposit(app);
    this.#withdraw(app);
    this.#close(app);
  }

  #create(app: Server): void {
    app.post<{ Body: CreateFields }>(
      '/accounts',
      {
        schema: {
          operationId: 'createAccount',
          tags: ['Accounts'],
          summary: 'Create',
          body: {
            type: 'object',
            required: ['owner'],
            properties: {
              owner: { type: 'string', minLength: 1, maxLength: 100 },
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
        config: { creates: true },
      },
      async (request, reply) => {
        const command = new CreateCommand(request.body);
        const { value, version } = await this.#commands.send(command);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }

  #deposit(app: Server): void {
    app.post<{ Params: { id: string }; Body: DepositFieldsJson }>(
      '/accounts/:id/deposits',
      {
        schema: {
          operationId: 'depositAccount',
          tags: ['Accounts'],
          summary: 'Deposit',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', format: 'uuid' },
            },
          },
          body: {
            type: 'object',
            required: ['amount'],
            properties: {
              amount: {
                type: ['string', 'number'],
                format: 'decimal',
                'x-decimal': { scale: 2, minimum: '0.01' },
              },
              reference: { type: 'string', format: 'uuid' },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: { ifMatch: true, idempotent: true, errors: ['IllegalState'] },
      },
      async (request, reply) => {
        const command = new DepositCommand(
          request.params.id,
          depositFieldsFromJson(request.body),
          ifMatch(request),
        );
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }

  #withdraw(app: Server): void {
    app.post<{ Params: { id: string }; Body: WithdrawFieldsJson }>(
      '/accounts/:id/withdrawals',
      {
        schema: {
          operationId: 'withdrawAccount',
          tags: ['Accounts'],
          summary: 'Withdraw',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', format: 'uuid' },
            },
          },
          body: {
            type: 'object',
            required: ['amount'],
            properties: {
              amount: {
                type: ['string', 'number'],
                format: 'decimal',
                'x-decimal': { scale: 2, minimum: '0.01' },
              },
              reference: { type: 'string', format: 'uuid' },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: { ifMatch: true, idempotent: true, errors: ['IllegalState', InsufficientFunds] },
      },
      async (request, reply) => {
        const command = new WithdrawCommand(
          request.params.id,
          withdrawFieldsFromJson(request.body),
          ifMatch(request),
        );
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }

  #close(app: Server): void {
    app.post<{ Params: { id: string } }>(
      '/accounts/:id/close',
      {
        schema: {
          operationId: 'closeAccount',
          tags: ['Accounts'],
          summary: 'Close',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', format: 'uuid' },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: { ifMatch: true, idempotent: true, errors: ['IllegalState', AccountNotEmpty] },
      },
      async (request, reply) => {
        const command = new CloseCommand(request.params.id, ifMatch(request));
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }
}
