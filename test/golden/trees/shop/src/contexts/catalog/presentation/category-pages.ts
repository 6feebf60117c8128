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
          create: 'New category',
        });
        return sendPage(reply, 'Categories', content);
      },
    );
  }

  #create(pages: Server): void {
    const options = { schema: { hide: true }, config: { allow: writeCategories } };
    pages.get('/categories/new', options, async (_request, reply) =>
      sendPage(reply, 'New category', await this.#newForm(blank)),
    );
    pages.post('/categories/new', options, async (request, reply) =>
      submitForm<NewCategory>({
        request,
        reply,
        title: 'New category',
        fields: await this.#fields(),
        schema: 'NewCategory',
        save: async (json) => {
          const { value } = await this.#categories.create(json);
          return `${addressOf(value.id)}?notice=created`;
        },
        again: (state) => this.#newForm(state),
      }),
    );
  }

  #detail(pages: Server): void {
    const options = { schema: { hide: true, params }, config: { allow: readCategories } };
    pages.get<Addressed>('/categories/:id', options, async (request, reply) => {
      const categoriesOptions = await this.#categoriesOptions();
      const { value: category } = await this.#categories.get(request.params.id);
      const content = detailView({
        title: category.name,
        fields: [
          { label: 'Name', value: show(category.name) },
          { label: 'Parent', value: showRef(categoriesOptions, category.parent) },
        ],
        edit: `${addressOf(category.id)}/edit`,
        remove: `${addressOf(category.id)}/delete`,
        back: { label: 'Categories', href: path },
      });
      return sendPage(reply, category.name, content);
    });
  }

  #edit(pages: Server): void {
    const options = { schema: { hide: true, params }, config: { allow: writeCategories } };
    pages.get<Addressed>('/categories/:id/edit', options, async (request, reply) => {
      const { value: category, version } = await this.#categories.get(request.params.id);
      const values = fillForm(await this.#fields(), category);
      const form = await this.#editForm(category.id, { values, version });
      return sendPage(reply, 'Edit category', form);
    });
    pages.post<Addressed>('/categories/:id/edit', options, async (request, reply) => {
      const { id } = request.params;
      return submitForm<CategoryChanges>({
        request,
        reply,
        title: 'Edit category',
        fields: await this.#fields(),
        schema: 'CategoryChanges',
        save: async (json, expected) => {
          await this.#categories.change(id, json, expected);
          return `${addressOf(id)}?notice=saved`;
        },
        again: (state) => this.#editForm(id, state),
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

  async #newForm(state: FormState): Promise<Html> {
    return formView({
      title: 'New category',
      action: `${path}/new`,
      fields: await this.#fields(),
      cancel: path,
      submit: 'Create',
      ...state,
    });
  }

  async #editForm(id: CategoryId, state: FormState): Promise<Html> {
    return formView({
      title: 'Edit category',
      action: `${addressOf(id)}/edit`,
      fields: await this.#fields(),
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
