import {
  created,
  ifMatch,
  locationOf,
  noContent,
  type Server,
  versioned,
} from '@plinth/runtime/controllers';
import type { PageRequest } from '@plinth/runtime/repositories';
import { readTemplates, writeTemplates } from '../application/template-access.js';
import type { TemplateService } from '../application/template-service.js';
import type { NewTemplate, TemplateChanges, TemplateId } from '../domain/template.js';
import { listTemplatesQuery, templateParams } from './schemas/template.js';

export class TemplateController {
  readonly #templates: TemplateService;

  constructor(templates: TemplateService) {
    this.#templates = templates;
  }

  register(app: Server): void {
    this.#create(app);
    this.#get(app);
    this.#list(app);
    this.#replace(app);
    this.#change(app);
    this.#delete(app);
  }

  #create(app: Server): void {
    app.post<{ Body: NewTemplate }>(
      '/templates',
      {
        schema: {
          operationId: 'createTemplate',
          tags: ['Printing'],
          summary: 'Create a template',
          body: { $ref: 'NewTemplate#' },
          response: {
            201: { $ref: 'Template#' },
          },
        },
        config: { allow: writeTemplates, creates: true, errors: ['NotUnique'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#templates.create(request.body);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }

  #get(app: Server): void {
    app.get<{ Params: { id: TemplateId } }>(
      '/templates/:id',
      {
        schema: {
          operationId: 'getTemplate',
          tags: ['Printing'],
          summary: 'Get a template',
          params: templateParams,
          response: {
            200: { $ref: 'Template#' },
          },
        },
        config: { allow: readTemplates, versioned: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#templates.get(request.params.id);
        return versioned(reply, version, value);
      },
    );
  }

  #list(app: Server): void {
    app.get<{ Querystring: PageRequest }>(
      '/templates',
      {
        schema: {
          operationId: 'listTemplates',
          tags: ['Printing'],
          summary: 'List templates',
          querystring: listTemplatesQuery,
          response: {
            200: { $ref: 'TemplatePage#' },
          },
        },
        config: { allow: readTemplates },
      },
      (request) => this.#templates.list(request.query),
    );
  }

  #replace(app: Server): void {
    app.put<{ Params: { id: TemplateId }; Body: NewTemplate }>(
      '/templates/:id',
      {
        schema: {
          operationId: 'replaceTemplate',
          tags: ['Printing'],
          summary: 'Replace a template',
          params: templateParams,
          body: { $ref: 'TemplateReplacement#' },
          response: {
            200: { $ref: 'Template#' },
          },
        },
        config: { allow: writeTemplates, ifMatch: true, errors: ['NotUnique'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#templates.replace(
          request.params.id,
          request.body,
          ifMatch(request),
        );
        return versioned(reply, version, value);
      },
    );
  }

  #change(app: Server): void {
    app.patch<{ Params: { id: TemplateId }; Body: TemplateChanges }>(
      '/templates/:id',
      {
        schema: {
          operationId: 'changeTemplate',
          tags: ['Printing'],
          summary: 'Change a template',
          params: templateParams,
          body: { $ref: 'TemplateChanges#' },
          response: {
            200: { $ref: 'Template#' },
          },
        },
        config: { allow: writeTemplates, ifMatch: true, errors: ['NotUnique'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#templates.change(
          request.params.id,
          request.body,
          ifMatch(request),
        );
        return versioned(reply, version, value);
      },
    );
  }

  #delete(app: Server): void {
    app.delete<{ Params: { id: TemplateId } }>(
      '/templates/:id',
      {
        schema: {
          operationId: 'deleteTemplate',
          tags: ['Printing'],
          summary: 'Delete a template',
          params: templateParams,
          response: {
            204: { type: 'null' },
          },
        },
        config: { allow: writeTemplates, ifMatch: true, errors: ['Conflict'] },
      },
      async (request, reply) => {
        await this.#templates.delete(request.params.id, ifMatch(request));
        return noContent(reply);
      },
    );
  }
}
