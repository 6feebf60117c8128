import { created, ifMatch, locationOf, type Server, versioned } from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import {
  IssuePolicyCommand,
  issuePolicyAccess,
} from '../application/commands/contract/issue-policy.js';
import { SignCommand, type SignFields, signAccess } from '../application/commands/contract/sign.js';
import { type IssuePolicyFieldsJson, issuePolicyFieldsFromJson } from './contract-requests.js';

export class ContractController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#sign(app);
    this.#issuePolicy(app);
  }

  #sign(app: Server): void {
    app.post<{ Body: SignFields }>(
      '/contracts',
      {
        schema: {
          operationId: 'signContract',
          tags: ['PolicyManagement'],
          summary: 'Sign',
          body: {
            type: 'object',
            required: ['client', 'products'],
            properties: {
              client: { type: 'string', format: 'uuid' },
              products: {
                type: 'array',
                minItems: 1,
                items: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
              },
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
        config: { allow: signAccess, creates: true, errors: ['UnknownCustomer', 'UnknownProduct'] },
      },
      async (request, reply) => {
        const command = new SignCommand(request.body);
        const { value, version } = await this.#commands.send(command);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }

  #issuePolicy(app: Server): void {
    app.post<{ Params: { id: number }; Body: IssuePolicyFieldsJson }>(
      '/contracts/:id/policies',
      {
        schema: {
          operationId: 'issuePolicyContract',
          tags: ['PolicyManagement'],
          summary: 'Issue policy',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
            },
          },
          body: {
            type: 'object',
            required: ['policyNr', 'price'],
            properties: {
              policyNr: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
              price: { $ref: 'Money#' },
            },
          },
          response: {
            201: { type: 'null' },
          },
        },
        config: { allow: issuePolicyAccess, ifMatch: true, idempotent: true },
      },
      async (request, reply) => {
        const command = new IssuePolicyCommand(
          request.params.id,
          issuePolicyFieldsFromJson(request.body),
          ifMatch(request),
        );
        const { version } = await this.#commands.send(command);
        reply.code(201);
        return versioned(reply, version, undefined);
      },
    );
  }
}
