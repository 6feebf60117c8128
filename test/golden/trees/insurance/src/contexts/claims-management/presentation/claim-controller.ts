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
  CheckDocumentationCommand,
  type CheckDocumentationFields,
  checkDocumentationAccess,
} from '../application/commands/claim/check-documentation.js';
import {
  CheckInsuranceCommand,
  type CheckInsuranceFields,
  checkInsuranceAccess,
} from '../application/commands/claim/check-insurance.js';
import {
  SubmitClaimCommand,
  type SubmitClaimFields,
  submitClaimAccess,
} from '../application/commands/claim/submit-claim.js';
import { IncompleteClaim } from '../domain/errors.js';

export class ClaimController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#submitClaim(app);
    this.#checkDocumentation(app);
    this.#checkInsurance(app);
  }

  #submitClaim(app: Server): void {
    app.post<{ Body: SubmitClaimFields }>(
      '/claims',
      {
        schema: {
          operationId: 'submitClaimClaim',
          tags: ['ClaimsManagement'],
          summary: 'Submit claim',
          body: {
            type: 'object',
            required: ['customer', 'description'],
            properties: {
              customer: { type: 'string', format: 'uuid' },
              description: { type: 'string' },
              requestDocument: {
                type: ['string', 'null'],
                format: 'byte',
              },
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
        config: { allow: submitClaimAccess, creates: true, errors: ['UnknownCustomer'] },
      },
      async (request, reply) => {
        const command = new SubmitClaimCommand(request.body);
        const { value, version } = await this.#commands.send(command);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }

  #checkDocumentation(app: Server): void {
    app.post<{ Params: { id: string }; Body: CheckDocumentationFields }>(
      '/claims/:id/documentation',
      {
        schema: {
          operationId: 'checkDocumentationClaim',
          tags: ['ClaimsManagement'],
          summary: 'Check documentation',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', format: 'uuid' },
            },
          },
          body: {
            type: 'object',
            required: ['complete'],
            properties: {
              complete: { type: 'boolean' },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: {
          allow: checkDocumentationAccess,
          ifMatch: true,
          idempotent: true,
          errors: ['IllegalState'],
        },
      },
      async (request, reply) => {
        const command = new CheckDocumentationCommand(
          request.params.id,
          request.body,
          ifMatch(request),
        );
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }

  #checkInsurance(app: Server): void {
    app.post<{ Params: { id: string }; Body: CheckInsuranceFields }>(
      '/claims/:id/assessment',
      {
        schema: {
          operationId: 'checkInsuranceClaim',
          tags: ['ClaimsManagement'],
          summary: 'Check insurance',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', format: 'uuid' },
            },
          },
          body: {
            type: 'object',
            required: ['assessedOk'],
            properties: {
              assessedOk: { type: 'boolean' },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: {
          allow: checkInsuranceAccess,
          ifMatch: true,
          idempotent: true,
          errors: ['IllegalState', IncompleteClaim],
        },
      },
      async (request, reply) => {
        const command = new CheckInsuranceCommand(
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
