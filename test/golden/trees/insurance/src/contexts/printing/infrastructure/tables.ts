import type { TemplateTable } from './template-table.js';

export interface PrintingTables {
  readonly printing_template: TemplateTable;
}
