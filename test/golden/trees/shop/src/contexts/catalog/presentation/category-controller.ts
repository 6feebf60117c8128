import {
  created,
  ifMatch,
  locationOf,
  noContent,
  type Server,
  versioned,
} from '@plinth/runtime/controllers';
import type { PageRequest } from '@plinth/runtime/repositories';
import { readCategories, writeCategories } from '../application/category-access.js';
import type { CategoryService } from '../application/category-service.js';
import type { CategoryChanges, CategoryId, NewCategory } from '../domain/category.js';
import { categoryParams, listCategoriesQuery } from './schemas/category.js';

export class CategoryController {
  readonly #categories: CategoryService;

  constructor(categories: CategoryService) {
    this.#categories = categories;
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
    app.post<{ Body: NewCategory }>(
      '/api/categories',
      {
        schema: {
          operationId: 'createCategory',
          tags: ['Catalog'],
          summary: 'Create a category',
          body: { $ref: 'NewCategory#' },
          response: {
            201: { $ref: 'Category#' },
          },
        },
        config: { allow: writeCategories, creates: true, errors: ['NotUnique', 'UnknownCategory'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#categories.create(request.body);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }

  #get(app: Server): void {
    app.get<{ Params: { id: CategoryId } }>(
      '/api/categories/:id',
      {
        schema: {
          operationId: 'getCategory',
          tags: ['Catalog'],
          summary: 'Get a category',
          params: categoryParams,
          response: {
            200: { $ref: 'Category#' },
          },
        },
        config: { allow: readCategories, versioned: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#categories.get(request.params.id);
        return versioned(reply, version, value);
      },
    );
  }

  #list(app: Server): void {
    app.get<{ Querystring: PageRequest }>(
      '/api/categories',
      {
        schema: {
          operationId: 'listCategories',
          tags: ['Catalog'],
          summary: 'List categories',
          querystring: listCategoriesQuery,
          response: {
            200: { $ref: 'CategoryPage#' },
          },
        },
        config: { allow: readCategories },
      },
      (request) => this.#categories.list(request.query),
    );
  }

  #replace(app: Server): void {
    app.put<{ Params: { id: CategoryId }; Body: NewCategory }>(
      '/api/categories/:id',
      {
        schema: {
          operationId: 'replaceCategory',
          tags: ['Catalog'],
          summary: 'Replace a category',
          params: categoryParams,
          body: { $ref: 'CategoryReplacement#' },
          response: {
            200: { $ref: 'Category#' },
          },
        },
        config: { allow: writeCategories, ifMatch: true, errors: ['NotUnique', 'UnknownCategory'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#categories.replace(
          request.params.id,
          request.body,
          ifMatch(request),
        );
        return versioned(reply, version, value);
      },
    );
  }

  #change(app: Server): void {
    app.patch<{ Params: { id: CategoryId }; Body: CategoryChanges }>(
      '/api/categories/:id',
      {
        schema: {
          operationId: 'changeCategory',
          tags: ['Catalog'],
          summary: 'Change a category',
          params: categoryParams,
          body: { $ref: 'CategoryChanges#' },
          response: {
            200: { $ref: 'Category#' },
          },
        },
        config: { allow: writeCategories, ifMatch: true, errors: ['NotUnique', 'UnknownCategory'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#categories.change(
          request.params.id,
          request.body,
          ifMatch(request),
        );
        return versioned(reply, version, value);
      },
    );
  }

  #delete(app: Server): void {
    app.delete<{ Params: { id: CategoryId } }>(
      '/api/categories/:id',
      {
        schema: {
          operationId: 'deleteCategory',
          tags: ['Catalog'],
          summary: 'Delete a category',
          params: categoryParams,
          response: {
            204: { type: 'null' },
          },
        },
        config: { allow: writeCategories, ifMatch: true, errors: ['Conflict'] },
      },
      async (request, reply) => {
        await this.#categories.delete(request.params.id, ifMatch(request));
        return noContent(reply);
      },
    );
  }
}
