import type { Generated, Selectable } from 'kysely';
import type { Template, UnsavedTemplate } from '../domain/template.js';

export interface TemplateTable {
  readonly id: Generated<number>;
  readonly template_name: string;
  readonly _version: number;
}

export type TemplateRow = Selectable<TemplateTable>;

export function templateToRow(template: UnsavedTemplate): Omit<TemplateRow, 'id' | '_version'> {
  return {
    template_name: template.templateName,
  };
}

export function templateFromRow(row: TemplateRow): Template {
  return {
    id: row.id,
    templateName: row.template_name,
  };
}
