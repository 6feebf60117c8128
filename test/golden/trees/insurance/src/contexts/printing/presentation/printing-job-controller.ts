import {
  created,
  ifMatch,
  locationOf,
  noContent,
  type Server,
  versioned,
} from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import { CompleteCommand, completeAccess } from '../application/commands/printing-job/complete.js';
import {
  FailCommand,
  type FailFields,
  failAccess,
} from '../application/commands/printing-job/fail.js';
import { PrintCommand, printAccess } from '../application/commands/printing-job/print.js';
import { type PrintFieldsJson, printFieldsFromJson } from './printing-job-requests.js';

export class PrintingJobController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#print(app);
    this.#complete(app);
    this.#fail(app);
  }

  #print(app: Server): void {
    app.post<{ Body: PrintFieldsJson }>(
      '/print-jobs',
      {
        schema: {
          operationId: 'printPrintingJob',
          tags: ['Printing'],
          summary: 'Print',
          body: {
            type: 'object',
            required: ['document', 'template'],
            properties: {
              document: { $ref: 'Document#' },
              template: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
            },
          },
          response: {
            202: {
              type: 'object',
              required: ['id'],
              properties: {
                id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
              },
              additionalProperties: false,
            },
          },
        },
        config: { allow: printAccess, creates: true, errors: ['UnknownTemplate'] },
      },
      async (request, reply) => {
        const command = new PrintCommand(printFieldsFromJson(request.body));
        const { value, version } = await this.#commands.send(command);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value, 202));
      },
    );
  }

  #complete(app: Server): void {
    app.post<{ Params: { id: number } }>(
      '/print-jobs/:id/complete',
      {
        schema: {
          operationId: 'completePrintingJob',
          tags: ['Printing'],
          summary: 'Complete',
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
        config: {
          allow: completeAccess,
          ifMatch: true,
          idempotent: true,
          errors: ['IllegalState'],
        },
      },
      async (request, reply) => {
        const command = new CompleteCommand(request.params.id, ifMatch(request));
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }

  #fail(app: Server): void {
    app.post<{ Params: { id: number }; Body: FailFields }>(
      '/print-jobs/:id/fail',
      {
        schema: {
          operationId: 'failPrintingJob',
          tags: ['Printing'],
          summary: 'Fail',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
            },
          },
          body: {
            type: 'object',
            required: ['reason'],
            properties: {
              reason: { type: 'string', maxLength: 255 },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: { allow: failAccess, ifMatch: true, idempotent: true, errors: ['IllegalState'] },
      },
      async (request, reply) => {
        const command = new FailCommand(request.params.id, request.body, ifMatch(request));
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }
}
