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
  AnswerCommand,
  type AnswerFields,
  answerAccess,
} from '../application/commands/quote-request/answer.js';
import { QuoteCommand, quoteAccess } from '../application/commands/quote-request/quote.js';
import { RejectCommand, rejectAccess } from '../application/commands/quote-request/reject.js';
import {
  SubmitCommand,
  type SubmitFields,
  submitAccess,
} from '../application/commands/quote-request/submit.js';
import { type QuoteFieldsJson, quoteFieldsFromJson } from './quote-request-requests.js';

export class QuoteRequestController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#submit(app);
    this.#reject(app);
    this.#quote(app);
    this.#answer(app);
  }

  #submit(app: Server): void {
    app.post<{ Body: SubmitFields }>(
      '/quote-requests',
      {
        schema: {
          operationId: 'submitQuoteRequest',
          tags: ['PolicyManagement'],
          summary: 'Submit',
          body: {
            type: 'object',
            required: ['client'],
            properties: {
              client: { type: 'string', format: 'uuid' },
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
        config: { allow: submitAccess, creates: true, errors: ['UnknownCustomer'] },
      },
      async (request, reply) => {
        const command = new SubmitCommand(request.body);
        const { value, version } = await this.#commands.send(command);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }

  #reject(app: Server): void {
    app.post<{ Params: { id: string } }>(
      '/quote-requests/:id/reject',
      {
        schema: {
          operationId: 'rejectQuoteRequest',
          tags: ['PolicyManagement'],
          summary: 'Reject',
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
        config: { allow: rejectAccess, ifMatch: true, idempotent: true, errors: ['IllegalState'] },
      },
      async (request, reply) => {
        const command = new RejectCommand(request.params.id, ifMatch(request));
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }

  #quote(app: Server): void {
    app.post<{ Params: { id: string }; Body: QuoteFieldsJson }>(
      '/quote-requests/:id/quote',
      {
        schema: {
          operationId: 'quoteQuoteRequest',
          tags: ['PolicyManagement'],
          summary: 'Quote',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', format: 'uuid' },
            },
          },
          body: {
            type: 'object',
            required: ['premium', 'validUntil'],
            properties: {
              premium: { $ref: 'Money#' },
              validUntil: { type: 'string', format: 'date-time' },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: { allow: quoteAccess, ifMatch: true, idempotent: true, errors: ['IllegalState'] },
      },
      async (request, reply) => {
        const command = new QuoteCommand(
          request.params.id,
          quoteFieldsFromJson(request.body),
          ifMatch(request),
        );
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }

  #answer(app: Server): void {
    app.post<{ Params: { id: string }; Body: AnswerFields }>(
      '/quote-requests/:id/answer',
      {
        schema: {
          operationId: 'answerQuoteRequest',
          tags: ['PolicyManagement'],
          summary: 'Answer',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', format: 'uuid' },
            },
          },
          body: {
            type: 'object',
            required: ['accept'],
            properties: {
              accept: { type: 'boolean' },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: { allow: answerAccess, ifMatch: true, idempotent: true, errors: ['IllegalState'] },
      },
      async (request, reply) => {
        const command = new AnswerCommand(request.params.id, request.body, ifMatch(request));
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }
}
