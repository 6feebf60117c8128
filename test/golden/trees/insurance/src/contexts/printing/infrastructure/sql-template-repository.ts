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
import type { TemplateRepository } from '../application/template-repository.js';
import type { Template, TemplateId, UnsavedTemplate } from '../domain/template.js';
import type { PrintingTables } from './tables.js';
import { templateFromRow, templateToRow } from './template-table.js';

/** The field to blame when a unique index refuses a row. */
const UNIQUE = {
  template_name: 'templateName',
};

export class SqlTemplateRepository implements TemplateRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(id: TemplateId): Promise<Versioned<Template> | null> {
    const row = await this.#tables
      .selectFrom('printing_template')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return { value: templateFromRow(row), version: row._version };
  }

  async existing(ids: readonly TemplateId[]): Promise<ReadonlySet<TemplateId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables.selectFrom('printing_template').select('id').where('id', 'in', some).execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  list(query: PageRequest): Promise<Page<Template>> {
    return this.#database.snapshot(() => this.#list(query));
  }

  async #list(query: PageRequest): Promise<Page<Template>> {
    const matching = this.#tables.selectFrom('printing_template');
    const { total } = await matching
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await matching
      .selectAll()
      .orderBy('id')
      .limit(query.limit)
      .offset(query.offset)
      .execute();
    return { items: rows.map(templateFromRow), total, limit: query.limit, offset: query.offset };
  }

  async insert(template: UnsavedTemplate): Promise<Versioned<Template>> {
    const { id } = await this.#tables
      .insertInto('printing_template')
      .values({ ...templateToRow(template), _version: 1 })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(uniqueAs(UNIQUE));
    const saved: Template = { id, ...template };
    return { value: saved, version: 1 };
  }

  async update(template: Template, version: number): Promise<Versioned<Template>> {
    const next = version + 1;
    const result = await this.#tables
      .updateTable('printing_template')
      .set({ ...templateToRow(template), _version: next })
      .where('id', '=', template.id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(uniqueAs(UNIQUE));
    assertUpdated(result, 'Template');
    return { value: template, version: next };
  }

  async delete(id: TemplateId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('printing_template')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Template'));
    assertUpdated(result, 'Template');
  }

  get #tables(): Kysely<PrintingTables> {
    return this.#database.of<PrintingTables>();
  }
}
