import type { PrintingJobTable } from './printing-job-table.js';
import type { TemplateTable } from './template-table.js';

export interface PrintingTables {
  readonly printing_template: TemplateTable;
  readonly printing_printing_job: PrintingJobTable;
}
