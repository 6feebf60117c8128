import { created, ifMatch, locationOf, type Server, versioned } from '@plinth/runtime/controllers';
import { readProducts, writeProducts } from '../application/product-access.js';
import type { ProductQuery } from '../application/product-repository.js';
import type { ProductService } from '../application/product-service.js';
import type { ProductId } from '../domain/product.js';
import {
  type NewProductJson,
  newProductFromJson,
  type ProductChangesJson,
  type ProductReplacementJson,
  productChangesFromJson,
  productReplacementFromJson,
  productToJson,
} from './product-json.js';
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
  }

  #create(app: Server): void {
    app.post<{ Body: NewProductJson }>(
      '/api/products',
      {
        schema: {
          operationId: 'createProduct',
          tags: ['Catalog'],
          summary: 'Create a product',
          body: { $ref: 'NewProduct#' },
          response: {
            201: { $ref: 'Product#' },
          },
        },
        config: { allow: writeProducts, creates: true, errors: ['NotUnique', 'UnknownCategory'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#products.create(newProductFromJson(request.body));
        const location = locationOf(request, value.id);
        const answer = productToJson(value);
        return versioned(reply, version, created(reply, location, answer));
      },
    );
  }

  #get(app: Server): void {
    app.get<{ Params: { id: ProductId } }>(
      '/api/products/:id',
      {
        schema: {
          operationId: 'getProduct',
          tags: ['Catalog'],
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
        return versioned(reply, version, productToJson(value));
      },
    );
  }

  #list(app: Server): void {
    app.get<{ Querystring: ProductQuery }>(
      '/api/products',
      {
        schema: {
          operationId: 'listProducts',
          tags: ['Catalog'],
          summary: 'List products',
          querystring: listProductsQuery,
          response: {
            200: { $ref: 'ProductPage#' },
          },
        },
        config: { allow: readProducts },
      },
      async (request) => {
        const page = await this.#products.list(request.query);
        return { ...page, items: page.items.map(productToJson) };
      },
    );
  }

  #replace(app: Server): void {
    app.put<{ Params: { id: ProductId }; Body: ProductReplacementJson }>(
      '/api/products/:id',
      {
        schema: {
          operationId: 'replaceProduct',
          tags: ['Catalog'],
          summary: 'Replace a product',
          params: productParams,
          body: { $ref: 'ProductReplacement#' },
          response: {
            200: { $ref: 'Product#' },
          },
        },
        config: { allow: writeProducts, ifMatch: true, errors: ['NotUnique', 'UnknownCategory'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#products.replace(
          request.params.id,
          productReplacementFromJson(request.body),
          ifMatch(request),
        );
        return versioned(reply, version, productToJson(value));
      },
    );
  }

  #change(app: Server): void {
    app.patch<{ Params: { id: ProductId }; Body: ProductChangesJson }>(
      '/api/products/:id',
      {
        schema: {
          operationId: 'changeProduct',
          tags: ['Catalog'],
          summary: 'Change a product',
          params: productParams,
          body: { $ref: 'ProductChanges#' },
          response: {
            200: { $ref: 'Product#' },
          },
        },
        config: { allow: writeProducts, ifMatch: true, errors: ['NotUnique', 'UnknownCategory'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#products.change(
          request.params.id,
          productChangesFromJson(request.body),
          ifMatch(request),
        );
        return versioned(reply, version, productToJson(value));
      },
    );
  }
}
