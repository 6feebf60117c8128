import type { Server } from '@plinth/runtime/controllers';
import {
  type DeleteView,
  deleteView,
  detailView,
  dropEmptyQuery,
  type FormField,
  type FormView,
  fillForm,
  formView,
  type Html,
  listView,
  sendPage,
  show,
  submitDelete,
  submitForm,
} from '@plinth/runtime/pages';
import type { PageRequest } from '@plinth/runtime/repositories';
import { readTemplates, writeTemplates } from '../application/template-access.js';
import type { TemplateService } from '../application/template-service.js';
import type { NewTemplate, TemplateChanges, TemplateId } from '../domain/template.js';
import { listTemplatesQuery } from './schemas/template.js';

const path = '/ui/templates';
const params = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
  },
};

const fields: readonly FormField[] = [
  { kind: 'text', name: 'templateName', label: 'Template name', required: true, maxLength: 80 },
];

type FormState = Pick<FormView, 'values' | 'errors' | 'version'>;

const blank: FormState = {
  values: {},
};

type Addressed = { Params: { readonly id: TemplateId } };

const addressOf = (id: TemplateId): string => `${path}/${encodeURIComponent(id)}`;

export interface TemplatePagesServices {
  readonly templates: TemplateService;
}

export class TemplatePages {
  readonly #templates: TemplateService;

  constructor(services: TemplatePagesServices) {
    this.#templates = services.templates;
  }

  register(pages: Server): void {
    this.#list(pages);
    this.#create(pages);
    this.#detail(pages);
    this.#edit(pages);
    this.#delete(pages);
  }

  #list(pages: Server): void {
    pages.get<{ Querystring: PageRequest }>(
      '/templates',
      {
        schema: { hide: true, querystring: listTemplatesQuery },
        config: { allow: readTemplates },
        preValidation: dropEmptyQuery,
      },
      async (request, reply) => {
        const page = await this.#templates.list(request.query);
        const content = listView({
          title: 'Templates',
          path,
          query: { ...request.query },
          page,
          columns: [
            { label: 'Id', numeric: true, cell: (template) => show(template.id) },
            { label: 'Template name', cell: (template) => show(template.templateName) },
          ],
          href: ({ id }) => addressOf(id),
          create: writeTemplates.admits() ? 'New template' : undefined,
        });
        return sendPage(reply, 'Templates', content);
      },
    );
  }

  #create(pages: Server): void {
    const options = { schema: { hide: true }, config: { allow: writeTemplates } };
    pages.get('/templates/new', options, async (_request, reply) =>
      sendPage(reply, 'New template', this.#newForm(blank)),
    );
    pages.post('/templates/new', options, async (request, reply) => {
      return submitForm<NewTemplate>({
        request,
        reply,
        title: 'New template',
        fields,
        schema: 'NewTemplate',
        save: async (json) => {
          const { value } = await this.#templates.create(json);
          return `${addressOf(value.id)}?notice=created`;
        },
        again: (state) => this.#newForm(state),
      });
    });
  }

  #detail(pages: Server): void {
    const options = { schema: { hide: true, params }, config: { allow: readTemplates } };
    pages.get<Addressed>('/templates/:id', options, async (request, reply) => {
      const { value: template } = await this.#templates.get(request.params.id);
      const address = addressOf(template.id);
      const mayWrite = writeTemplates.permits(template);
      const content = detailView({
        title: template.templateName,
        fields: [
          { label: 'Id', value: show(template.id) },
          { label: 'Template name', value: show(template.templateName) },
        ],
        edit: mayWrite ? `${address}/edit` : undefined,
        remove: mayWrite ? `${address}/delete` : undefined,
        back: { label: 'Templates', href: path },
      });
      return sendPage(reply, template.templateName, content);
    });
  }

  #edit(pages: Server): void {
    const options = { schema: { hide: true, params }, config: { allow: writeTemplates } };
    pages.get<Addressed>('/templates/:id/edit', options, async (request, reply) => {
      const { value: template, version } = await this.#templates.get(request.params.id);
      const values = fillForm(fields, template);
      const form = this.#editForm(template.id, { values, version });
      return sendPage(reply, 'Edit template', form);
    });
    pages.post<Addressed>('/templates/:id/edit', options, async (request, reply) => {
      const { id } = request.params;
      return submitForm<TemplateChanges>({
        request,
        reply,
        title: 'Edit template',
        fields,
        schema: 'TemplateChanges',
        save: async (json, expected) => {
          await this.#templates.change(id, json, expected);
          return `${addressOf(id)}?notice=saved`;
        },
        again: (state) => this.#editForm(id, state),
      });
    });
  }

  #delete(pages: Server): void {
    const options = { schema: { hide: true, params }, config: { allow: writeTemplates } };
    pages.get<Addressed>('/templates/:id/delete', options, async (request, reply) => {
      const { value, version } = await this.#templates.get(request.params.id);
      return sendPage(reply, 'Delete template', this.#deleteForm(value.id, { version }));
    });
    pages.post<Addressed>('/templates/:id/delete', options, async (request, reply) => {
      const { id } = request.params;
      return submitDelete({
        request,
        reply,
        title: 'Delete template',
        remove: async (expected) => {
          await this.#templates.delete(id, expected);
        },
        location: `${path}?notice=deleted`,
        again: (problem) => this.#deleteForm(id, { problem }),
      });
    });
  }

  #deleteForm(id: TemplateId, state: Pick<DeleteView, 'problem' | 'version'>): Html {
    return deleteView({
      question: 'Delete this template?',
      action: `${addressOf(id)}/delete`,
      cancel: addressOf(id),
      ...state,
    });
  }

  #newForm(state: FormState): Html {
    return formView({
      title: 'New template',
      action: `${path}/new`,
      fields,
      cancel: path,
      submit: 'Create',
      ...state,
    });
  }

  #editForm(id: TemplateId, state: FormState): Html {
    return formView({
      title: 'Edit template',
      action: `${addressOf(id)}/edit`,
      fields,
      cancel: addressOf(id),
      ...state,
    });
  }
}
