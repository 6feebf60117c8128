import type { PrintingJobStatus } from '../domain/enums/printing-job-status.js';
import type { PrintingJobState } from '../domain/printing-job/state.js';
import { Document } from '../domain/values/document.js';

export interface PrintingJobTable {
  readonly id: number;
  readonly status: PrintingJobStatus;
  readonly document: string;
  readonly template: number;
  readonly reason: string | null;
  readonly _version: number;
}

export function printingJobToRow(
  printingJob: PrintingJobState,
): Omit<PrintingJobTable, '_version'> {
  return {
    id: printingJob.id,
    status: printingJob.status,
    document: JSON.stringify(printingJob.document),
    template: printingJob.template,
    reason: printingJob.reason,
  };
}

export function printingJobFromRow(row: PrintingJobTable): PrintingJobState {
  return {
    id: row.id,
    status: row.status,
    document: Document.fromJSON(JSON.parse(row.document)),
    template: row.template,
    reason: row.reason,
  };
}
