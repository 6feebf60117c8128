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
  type RefOptions,
  refField,
  refOptions,
  sendPage,
  show,
  showRef,
  submitDelete,
  submitForm,
} from '@plinth/runtime/pages';
import type { PageRequest } from '@plinth/runtime/repositories';
import { readCategories, writeCategories } from '../application/category-access.js';
import type { CategoryService } from '../application/category-service.js';
import type { CategoryChanges, CategoryId, NewCategory } from '../domain/category.js';
import { listCategoriesQuery } from './schemas/category.js';

const path = '/ui/categories';
const params = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', format: 'uuid' },
  },
};

type FormState = Pick<FormView, 'values' | 'errors' | 'version'>;

const blank: FormState = {
  values: {},
};

type Addressed = { Params: { readonly id: CategoryId } };

const addressOf = (id: CategoryId): string => `${path}/${encodeURIComponent(id)}`;

export interface CategoryPagesServices {
  readonly categories: CategoryService;
}

export class CategoryPages {
  readonly #categories: CategoryService;

  constructor(services: CategoryPagesServices) {
    this.#categories = services.categories;
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
      '/categories',
      {
        schema: { hide: true, querystring: listCategoriesQuery },
        config: { allow: readCategories },
        preValidation: dropEmptyQuery,
      },
      async (request, reply) => {
        const categoriesOptions = await this.#categoriesOptions();
        const page = await this.#categories.list(request.query);
        const content = listView({
          title: 'Categories',
          path,
          query: { ...request.query },
          page,
          columns: [
            { label: 'Name', cell: (category) => show(category.name) },
            { label: 'Parent', cell: (category) => showRef(categoriesOptions, category.parent) },
          ],
          href: ({ id }) => addressOf(id),
          create: writeCategories.admits() ? 'New category' : undefined,
        });
        return sendPage(reply, 'Categories', content);
      },
    );
  }

  #create(pages: Server): void {
    const options = { schema: { hide: true }, config: { allow: writeCategories } };
    pages.get('/categories/new', options, async (_request, reply) =>
      sendPage(reply, 'New category', this.#newForm(await this.#fields(), blank)),
    );
    pages.post('/categories/new', options, async (request, reply) => {
      const fields = await this.#fields();
      return submitForm<NewCategory>({
        request,
        reply,
        title: 'New category',
        fields,
        schema: 'NewCategory',
        save: async (json) => {
          const { value } = await this.#categories.create(json);
          return `${addressOf(value.id)}?notice=created`;
        },
        again: (state) => this.#newForm(fields, state),
      });
    });
  }

  #detail(pages: Server): void {
    const options = { schema: { hide: true, params }, config: { allow: readCategories } };
    pages.get<Addressed>('/categories/:id', options, async (request, reply) => {
      const categoriesOptions = await this.#categoriesOptions();
      const { value: category } = await this.#categories.get(request.params.id);
      const address = addressOf(category.id);
      const mayWrite = writeCategories.permits(category);
      const content = detailView({
        title: category.name,
        fields: [
          { label: 'Name', value: show(category.name) },
          { label: 'Parent', value: showRef(categoriesOptions, category.parent) },
        ],
        edit: mayWrite ? `${address}/edit` : undefined,
        remove: mayWrite ? `${address}/delete` : undefined,
        back: { label: 'Categories', href: path },
      });
      return sendPage(reply, category.name, content);
    });
  }

  #edit(pages: Server): void {
    const options = { schema: { hide: true, params }, config: { allow: writeCategories } };
    pages.get<Addressed>('/categories/:id/edit', options, async (request, reply) => {
      const { value: category, version } = await this.#categories.get(request.params.id);
      const fields = await this.#fields();
      const values = fillForm(fields, category);
      const form = this.#editForm(category.id, fields, { values, version });
      return sendPage(reply, 'Edit category', form);
    });
    pages.post<Addressed>('/categories/:id/edit', options, async (request, reply) => {
      const { id } = request.params;
      const fields = await this.#fields();
      return submitForm<CategoryChanges>({
        request,
        reply,
        title: 'Edit category',
        fields,
        schema: 'CategoryChanges',
        save: async (json, expected) => {
          await this.#categories.change(id, json, expected);
          return `${addressOf(id)}?notice=saved`;
        },
        again: (state) => this.#editForm(id, fields, state),
      });
    });
  }

  #delete(pages: Server): void {
    const options = { schema: { hide: true, params }, config: { allow: writeCategories } };
    pages.get<Addressed>('/categories/:id/delete', options, async (request, reply) => {
      const { value, version } = await this.#categories.get(request.params.id);
      return sendPage(reply, 'Delete category', this.#deleteForm(value.id, { version }));
    });
    pages.post<Addressed>('/categories/:id/delete', options, async (request, reply) => {
      const { id } = request.params;
      return submitDelete({
        request,
        reply,
        title: 'Delete category',
        remove: async (expected) => {
          await this.#categories.delete(id, expected);
        },
        location: `${path}?notice=deleted`,
        again: (problem) => this.#deleteForm(id, { problem }),
      });
    });
  }

  #deleteForm(id: CategoryId, state: Pick<DeleteView, 'problem' | 'version'>): Html {
    return deleteView({
      question: 'Delete this category?',
      action: `${addressOf(id)}/delete`,
      cancel: addressOf(id),
      ...state,
    });
  }

  #newForm(fields: readonly FormField[], state: FormState): Html {
    return formView({
      title: 'New category',
      action: `${path}/new`,
      fields,
      cancel: path,
      submit: 'Create',
      ...state,
    });
  }

  #editForm(id: CategoryId, fields: readonly FormField[], state: FormState): Html {
    return formView({
      title: 'Edit category',
      action: `${addressOf(id)}/edit`,
      fields,
      cancel: addressOf(id),
      ...state,
    });
  }

  async #fields(): Promise<readonly FormField[]> {
    const categoriesOptions = await this.#categoriesOptions();
    return [
      { kind: 'text', name: 'name', label: 'Name', required: true, maxLength: 60 },
      refField({ name: 'parent', label: 'Parent' }, categoriesOptions),
    ];
  }

  async #categoriesOptions(): Promise<RefOptions> {
    const page = await this.#categories.list({ limit: 200, offset: 0 });
    return refOptions(page, ({ id, name }) => ({ value: id, label: name }));
  }
}
