import {
  created,
  ifMatch,
  locationOf,
  noContent,
  type Server,
  versioned,
} from '@plinth/runtime/controllers';
import type { PageRequest } from '@plinth/runtime/repositories';
import { readProducts, writeProducts } from '../application/product-access.js';
import type { ProductService } from '../application/product-service.js';
import type { NewProduct, ProductChanges, ProductId } from '../domain/product.js';
import { listProductsQuery, productParams } from './schemas/product.js';

export class ProductController {
  readonly #products: ProductService;

  constructor(products: ProductService) {
    this.#products = products;
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
    app.post<{ Body: NewProduct }>(
      '/products',
      {
        schema: {
          operationId: 'createProduct',
          tags: ['PolicyManagement'],
          summary: 'Create a product',
          body: { $ref: 'NewProduct#' },
          response: {
            201: { $ref: 'Product#' },
          },
        },
        config: { allow: writeProducts, creates: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#products.create(request.body);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }

  #get(app: Server): void {
    app.get<{ Params: { id: ProductId } }>(
      '/products/:id',
      {
        schema: {
          operationId: 'getProduct',
          tags: ['PolicyManagement'],
          summary: 'Get a product',
          params: productParams,
          response: {
            200: { $ref: 'Product#' },
          },
        },
        config: { allow: readProducts, versioned: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#products.get(request.params.id);
        return versioned(reply, version, value);
      },
    );
  }

  #list(app: Server): void {
    app.get<{ Querystring: PageRequest }>(
      '/products',
      {
        schema: {
          operationId: 'listProducts',
          tags: ['PolicyManagement'],
          summary: 'List products',
          querystring: listProductsQuery,
          response: {
            200: { $ref: 'ProductPage#' },
          },
        },
        config: { allow: readProducts },
      },
      (request) => this.#products.list(request.query),
    );
  }

  #replace(app: Server): void {
    app.put<{ Params: { id: ProductId }; Body: NewProduct }>(
      '/products/:id',
      {
        schema: {
          operationId: 'replaceProduct',
          tags: ['PolicyManagement'],
          summary: 'Replace a product',
          params: productParams,
          body: { $ref: 'ProductReplacement#' },
          response: {
            200: { $ref: 'Product#' },
          },
        },
        config: { allow: writeProducts, ifMatch: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#products.replace(
          request.params.id,
          request.body,
          ifMatch(request),
        );
        return versioned(reply, version, value);
      },
    );
  }

  #change(app: Server): void {
    app.patch<{ Params: { id: ProductId }; Body: ProductChanges }>(
      '/products/:id',
      {
        schema: {
          operationId: 'changeProduct',
          tags: ['PolicyManagement'],
          summary: 'Change a product',
          params: productParams,
          body: { $ref: 'ProductChanges#' },
          response: {
            200: { $ref: 'Product#' },
          },
        },
        config: { allow: writeProducts, ifMatch: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#products.change(
          request.params.id,
          request.body,
          ifMatch(request),
        );
        return versioned(reply, version, value);
      },
    );
  }

  #delete(app: Server): void {
    app.delete<{ Params: { id: ProductId } }>(
      '/products/:id',
      {
        schema: {
          operationId: 'deleteProduct',
          tags: ['PolicyManagement'],
          summary: 'Delete a product',
          params: productParams,
          response: {
            204: { type: 'null' },
          },
        },
        config: { allow: writeProducts, ifMatch: true, errors: ['Conflict'] },
      },
      async (request, reply) => {
        await this.#products.delete(request.params.id, ifMatch(request));
        return noContent(reply);
      },
    );
  }
}
