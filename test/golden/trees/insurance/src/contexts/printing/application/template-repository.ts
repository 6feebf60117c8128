import type { Page, PageRequest, Versioned } from '@plinth/runtime/repositories';
import type { Template, TemplateId, UnsavedTemplate } from '../domain/template.js';

export interface TemplateRepository {
  find(id: TemplateId): Promise<Versioned<Template> | null>;
  /** Those of the ids that exist. */
  existing(ids: readonly TemplateId[]): Promise<ReadonlySet<TemplateId>>;
  list(query: PageRequest): Promise<Page<Template>>;
  insert(template: UnsavedTemplate): Promise<Versioned<Template>>;
  /** Fails with a conflict when the stored version is another one by now. */
  update(template: Template, version: number): Promise<Versioned<Template>>;
  delete(id: TemplateId, version: number): Promise<void>;
}
