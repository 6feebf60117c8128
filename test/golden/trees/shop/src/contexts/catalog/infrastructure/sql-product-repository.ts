import type { Database } from '@plinth/runtime/database';
import {
  assertUpdated,
  containsText,
  type Page,
  uniqueAs,
  type Versioned,
} from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { ProductQuery, ProductRepository } from '../application/product-repository.js';
import type { Product, ProductId } from '../domain/product.js';
import { readProduct, readProducts } from './product-parts.js';
import { productCategoriesToRows, productImagesToRows, productToRow } from './product-table.js';
import type { CatalogTables } from './tables.js';

/** The field to blame when a unique index refuses a row. */
const UNIQUE = {
  id: 'id',
  name: 'name',
};

const ORDERS = {
  name: ['name', 'asc'],
  '-name': ['name', 'desc'],
  createdAt: ['created_at', 'asc'],
  '-createdAt': ['created_at', 'desc'],
} as const;

export class SqlProductRepository implements ProductRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  find(id: ProductId): Promise<Versioned<Product> | null> {
    return this.#database.snapshot(() => this.#find(id));
  }

  async #find(id: ProductId): Promise<Versioned<Product> | null> {
    const row = await this.#tables
      .selectFrom('catalog_product')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return { value: await readProduct(this.#tables, row), version: row._version };
  }

  async get(id: ProductId): Promise<Product | null> {
    const found = await this.find(id);
    return found === null ? null : found.value;
  }

  list(query: ProductQuery): Promise<Page<Product>> {
    return this.#database.snapshot(() => this.#list(query));
  }

  async #list(query: ProductQuery): Promise<Page<Product>> {
    const matching = this.#matching(query);
    const { total } = await matching
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    let sorted = matching.selectAll();
    if (query.sort !== undefined) {
      const [column, direction] = ORDERS[query.sort];
      sorted = sorted.orderBy(column, direction);
    }
    const rows = await sorted.orderBy('id').limit(query.limit).offset(query.offset).execute();
    const items = await readProducts(this.#tables, rows);
    return { items, total, limit: query.limit, offset: query.offset };
  }

  async insert(product: Product): Promise<Versioned<Product>> {
    await this.#tables
      .insertInto('catalog_product')
      .values({ ...productToRow(product), _version: 1 })
      .execute()
      .catch(uniqueAs(UNIQUE));
    await this.#insertParts(product);
    return { value: product, version: 1 };
  }

  async update(product: Product, version: number): Promise<Versioned<Product>> {
    const next = version + 1;
    const result = await this.#tables
      .updateTable('catalog_product')
      .set({ ...productToRow(product), _version: next })
      .where('id', '=', product.id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(uniqueAs(UNIQUE));
    assertUpdated(result, 'Product');
    await this.#deleteParts(product.id);
    await this.#insertParts(product);
    return { value: product, version: next };
  }

  get #tables(): Kysely<CatalogTables> {
    return this.#database.of<CatalogTables>();
  }

  #matching(query: ProductQuery) {
    let matching = this.#tables.selectFrom('catalog_product');
    if (query.active !== undefined) {
      matching = matching.where('active', '=', Number(query.active));
    }
    const categoriesFilter = query.categories;
    if (categoriesFilter !== undefined) {
      matching = matching.where('id', 'in', (tables) =>
        tables
          .selectFrom('catalog_product_categories')
          .select('owner_id')
          .where('target_id', '=', categoriesFilter),
      );
    }
    const { q } = query;
    if (q !== undefined) {
      matching = matching.where(({ ref, or }) =>
        or([containsText(ref('name'), q), containsText(ref('description'), q)]),
      );
    }
    return matching;
  }

  async #insertParts(product: Product): Promise<void> {
    const categoriesRows = productCategoriesToRows(product);
    if (categoriesRows.length > 0) {
      await this.#tables.insertInto('catalog_product_categories').values(categoriesRows).execute();
    }
    const imagesRows = productImagesToRows(product);
    if (imagesRows.length > 0) {
      await this.#tables
        .insertInto('catalog_product_images')
        .values(imagesRows)
        .execute()
        .catch(uniqueAs({ '_owner, id': 'images.id' }));
    }
  }

  async #deleteParts(id: ProductId): Promise<void> {
    await this.#tables
      .deleteFrom('catalog_product_categories')
      .where('owner_id', '=', id)
      .execute();
    await this.#tables.deleteFrom('catalog_product_images').where('_owner', '=', id).execute();
  }
}
