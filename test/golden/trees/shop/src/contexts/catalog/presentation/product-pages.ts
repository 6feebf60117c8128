import type { Server } from '@plinth/runtime/controllers';
import {
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
  showDatetime,
  showLines,
  showRef,
  submitForm,
} from '@plinth/runtime/pages';
import type { CategoryService } from '../application/category-service.js';
import { readProducts, writeProducts } from '../application/product-access.js';
import type { ProductQuery } from '../application/product-repository.js';
import type { ProductService } from '../application/product-service.js';
import type { ProductId } from '../domain/product.js';
import {
  type NewProductJson,
  newProductFromJson,
  type ProductChangesJson,
  productChangesFromJson,
} from './product-json.js';
import { listProductsQuery } from './schemas/product.js';

const path = '/ui/products';
const params = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', maxLength: 255, pattern: '^[A-Z]{3}-[0-9]{4}$' },
  },
};

type FormState = Pick<FormView, 'values' | 'errors' | 'version'>;

const blank: FormState = {
  values: { active: 'true' },
};

type Addressed = { Params: { readonly id: ProductId } };

const addressOf = (id: ProductId): string => `${path}/${encodeURIComponent(id)}`;

export interface ProductPagesServices {
  readonly products: ProductService;
  readonly categories: CategoryService;
}

export class ProductPages {
  readonly #products: ProductService;
  readonly #categories: CategoryService;

  constructor(services: ProductPagesServices) {
    this.#products = services.products;
    this.#categories = services.categories;
  }

  register(pages: Server): void {
    this.#list(pages);
    this.#create(pages);
    this.#detail(pages);
    this.#edit(pages);
  }

  #list(pages: Server): void {
    pages.get<{ Querystring: ProductQuery }>(
      '/products',
      {
        schema: { hide: true, querystring: listProductsQuery },
        config: { allow: readProducts },
        preValidation: dropEmptyQuery,
      },
      async (request, reply) => {
        const categoriesOptions = await this.#categoriesOptions();
        const page = await this.#products.list(request.query);
        const content = listView({
          title: 'Products',
          path,
          query: { ...request.query },
          page,
          columns: [
            { label: 'Id', cell: (product) => show(product.id) },
            { label: 'Name', sort: 'name', cell: (product) => show(product.name) },
            {
              label: 'Categories',
              cell: (product) => showRef(categoriesOptions, product.categories),
            },
            { label: 'Active', cell: (product) => show(product.active) },
            {
              label: 'Created at',
              sort: 'createdAt',
              cell: (product) => showDatetime(product.createdAt),
            },
          ],
          href: ({ id }) => addressOf(id),
          filters: [
            {
              name: 'active',
              label: 'Active',
              options: [
                { value: 'true', label: 'Yes' },
                { value: 'false', label: 'No' },
              ],
            },
            { name: 'categories', label: 'Categories', options: categoriesOptions.options },
          ],
          search: true,
          create: writeProducts.admits() ? 'New product' : undefined,
        });
        return sendPage(reply, 'Products', content);
      },
    );
  }

  #create(pages: Server): void {
    const options = { schema: { hide: true }, config: { allow: writeProducts } };
    pages.get('/products/new', options, async (_request, reply) =>
      sendPage(reply, 'New product', this.#newForm(await this.#newFields(), blank)),
    );
    pages.post('/products/new', options, async (request, reply) => {
      const fields = await this.#newFields();
      return submitForm<NewProductJson>({
        request,
        reply,
        title: 'New product',
        fields,
        schema: 'NewProduct',
        save: async (json) => {
          const { value } = await this.#products.create(newProductFromJson(json));
          return `${addressOf(value.id)}?notice=created`;
        },
        again: (state) => this.#newForm(fields, state),
      });
    });
  }

  #detail(pages: Server): void {
    const options = { schema: { hide: true, params }, config: { allow: readProducts } };
    pages.get<Addressed>('/products/:id', options, async (request, reply) => {
      const categoriesOptions = await this.#categoriesOptions();
      const { value: product } = await this.#products.get(request.params.id);
      const address = addressOf(product.id);
      const mayWrite = writeProducts.permits(product);
      const content = detailView({
        title: product.name,
        fields: [
          { label: 'Id', value: show(product.id) },
          { label: 'Name', value: show(product.name) },
          { label: 'Description', value: showLines(product.description) },
          { label: 'Price', value: show(product.price) },
          { label: 'Categories', value: showRef(categoriesOptions, product.categories) },
          { label: 'Images', value: show(product.images) },
          { label: 'Active', value: show(product.active) },
          { label: 'Created at', value: showDatetime(product.createdAt) },
        ],
        edit: mayWrite ? `${address}/edit` : undefined,
        back: { label: 'Products', href: path },
      });
      return sendPage(reply, product.name, content);
    });
  }

  #edit(pages: Server): void {
    const options = { schema: { hide: true, params }, config: { allow: writeProducts } };
    pages.get<Addressed>('/products/:id/edit', options, async (request, reply) => {
      const { value: product, version } = await this.#products.get(request.params.id);
      const fields = await this.#fields();
      const values = fillForm(fields, product);
      const form = this.#editForm(product.id, fields, { values, version });
      return sendPage(reply, 'Edit product', form);
    });
    pages.post<Addressed>('/products/:id/edit', options, async (request, reply) => {
      const { id } = request.params;
      const fields = await this.#fields();
      return submitForm<ProductChangesJson>({
        request,
        reply,
        title: 'Edit product',
        fields,
        schema: 'ProductChanges',
        save: async (json, expected) => {
          await this.#products.change(id, productChangesFromJson(json), expected);
          return `${addressOf(id)}?notice=saved`;
        },
        again: (state) => this.#editForm(id, fields, state),
      });
    });
  }

  #newForm(fields: readonly FormField[], state: FormState): Html {
    return formView({
      title: 'New product',
      action: `${path}/new`,
      fields,
      cancel: path,
      submit: 'Create',
      ...state,
    });
  }

  #editForm(id: ProductId, fields: readonly FormField[], state: FormState): Html {
    return formView({
      title: 'Edit product',
      action: `${addressOf(id)}/edit`,
      fields,
      cancel: addressOf(id),
      ...state,
    });
  }

  async #fields(): Promise<readonly FormField[]> {
    const categoriesOptions = await this.#categoriesOptions();
    return [
      { kind: 'text', name: 'name', label: 'Name', required: true, maxLength: 200 },
      { kind: 'text', name: 'description', label: 'Description', multiline: true },
      {
        kind: 'group',
        name: 'price',
        label: 'Price',
        required: true,
        fields: [
          { kind: 'decimal', name: 'amount', label: 'Amount', required: true },
          {
            kind: 'choice',
            name: 'currency',
            label: 'Currency',
            required: true,
            options: [
              { value: 'EUR', label: 'EUR' },
              { value: 'USD', label: 'USD' },
              { value: 'GBP', label: 'GBP' },
            ],
          },
        ],
      },
      refField({ name: 'categories', label: 'Categories', many: true }, categoriesOptions),
      {
        kind: 'rows',
        name: 'images',
        label: 'Images',
        fields: [
          { kind: 'hidden', name: 'id', label: 'Id' },
          { kind: 'text', name: 'url', label: 'Url', required: true, type: 'url' },
          { kind: 'text', name: 'alt', label: 'Alt', maxLength: 120 },
        ],
      },
      { kind: 'check', name: 'active', label: 'Active', required: true },
    ];
  }

  async #newFields(): Promise<readonly FormField[]> {
    return [
      { kind: 'text', name: 'id', label: 'Id', required: true, maxLength: 255 },
      ...(await this.#fields()),
      {
        kind: 'datetime',
        name: 'createdAt',
        label: 'Created at',
        required: true,
        help: 'left empty: now',
      },
    ];
  }

  async #categoriesOptions(): Promise<RefOptions> {
    const page = await this.#categories.list({ limit: 200, offset: 0 });
    return refOptions(page, ({ id, name }) => ({ value: id, label: name }));
  }
}
