import type { Database } from '@plinth/runtime/database';
import {
  assertUpdated,
  inBatches,
  inUse,
  type Page,
  type PageRequest,
  type Versioned,
} from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { ProductRepository } from '../application/product-repository.js';
import type { Product, ProductId, UnsavedProduct } from '../domain/product.js';
import { productFromRow, productToRow } from './product-table.js';
import type { PolicyManagementTables } from './tables.js';

export class SqlProductRepository implements ProductRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(id: ProductId): Promise<Versioned<Product> | null> {
    const row = await this.#tables
      .selectFrom('policy_management_product')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return { value: productFromRow(row), version: row._version };
  }

  async existing(ids: readonly ProductId[]): Promise<ReadonlySet<ProductId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables
        .selectFrom('policy_management_product')
        .select('id')
        .where('id', 'in', some)
        .execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  list(query: PageRequest): Promise<Page<Product>> {
    return this.#database.snapshot(() => this.#list(query));
  }

  async #list(query: PageRequest): Promise<Page<Product>> {
    const matching = this.#tables.selectFrom('policy_management_product');
    const { total } = await matching
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await matching
      .selectAll()
      .orderBy('id')
      .limit(query.limit)
      .offset(query.offset)
      .execute();
    return { items: rows.map(productFromRow), total, limit: query.limit, offset: query.offset };
  }

  async insert(product: UnsavedProduct): Promise<Versioned<Product>> {
    const { id } = await this.#tables
      .insertInto('policy_management_product')
      .values({ ...productToRow(product), _version: 1 })
      .returning('id')
      .executeTakeFirstOrThrow();
    const saved: Product = { id, ...product };
    return { value: saved, version: 1 };
  }

  async update(product: Product, version: number): Promise<Versioned<Product>> {
    const next = version + 1;
    const result = await this.#tables
      .updateTable('policy_management_product')
      .set({ ...productToRow(product), _version: next })
      .where('id', '=', product.id)
      .where('_version', '=', version)
      .executeTakeFirst();
    assertUpdated(result, 'Product');
    return { value: product, version: next };
  }

  async delete(id: ProductId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('policy_management_product')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Product'));
    assertUpdated(result, 'Product');
  }

  get #tables(): Kysely<PolicyManagementTables> {
    return this.#database.of<PolicyManagementTables>();
  }
}
