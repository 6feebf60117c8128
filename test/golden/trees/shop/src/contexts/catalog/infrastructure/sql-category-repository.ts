import type { Database } from '@plinth/runtime/database';
import {
  assertUpdated,
  inBatches,
  inUse,
  type Page,
  type PageRequest,
  uniqueAs,
  type Versioned,
} from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { CategoryRepository } from '../application/category-repository.js';
import type { Category, CategoryId } from '../domain/category.js';
import { categoryFromRow, categoryToRow } from './category-table.js';
import type { CatalogTables } from './tables.js';

/** The field to blame when a unique index refuses a row. */
const UNIQUE = {
  name: 'name',
};

export class SqlCategoryRepository implements CategoryRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(id: CategoryId): Promise<Versioned<Category> | null> {
    const row = await this.#tables
      .selectFrom('catalog_category')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return { value: categoryFromRow(row), version: row._version };
  }

  async existing(ids: readonly CategoryId[]): Promise<ReadonlySet<CategoryId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables.selectFrom('catalog_category').select('id').where('id', 'in', some).execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  list(query: PageRequest): Promise<Page<Category>> {
    return this.#database.snapshot(() => this.#list(query));
  }

  async #list(query: PageRequest): Promise<Page<Category>> {
    const matching = this.#tables.selectFrom('catalog_category');
    const { total } = await matching
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await matching
      .selectAll()
      .orderBy('id')
      .limit(query.limit)
      .offset(query.offset)
      .execute();
    return { items: rows.map(categoryFromRow), total, limit: query.limit, offset: query.offset };
  }

  async insert(category: Category): Promise<Versioned<Category>> {
    await this.#tables
      .insertInto('catalog_category')
      .values({ ...categoryToRow(category), _version: 1 })
      .execute()
      .catch(uniqueAs(UNIQUE));
    return { value: category, version: 1 };
  }

  async update(category: Category, version: number): Promise<Versioned<Category>> {
    const next = version + 1;
    const result = await this.#tables
      .updateTable('catalog_category')
      .set({ ...categoryToRow(category), _version: next })
      .where('id', '=', category.id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(uniqueAs(UNIQUE));
    assertUpdated(result, 'Category');
    return { value: category, version: next };
  }

  async delete(id: CategoryId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('catalog_category')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Category'));
    assertUpdated(result, 'Category');
  }

  get #tables(): Kysely<CatalogTables> {
    return this.#database.of<CatalogTables>();
  }
}
