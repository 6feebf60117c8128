import type { Apply } from '@plinth/runtime/domain';
import { PrintingJobStatus } from '../enums/printing-job-status.js';
import type { TemplateId } from '../template.js';
import type { PrintingJobId } from '../types.js';
import type { Document } from '../values/document.js';
import type { PrintingJobEvents } from './events.js';

export interface PrintingJobState {
  readonly id: PrintingJobId;
  readonly status: PrintingJobStatus;
  readonly document: Document;
  readonly template: TemplateId;
  readonly reason: string | null;
}

/** What each event makes of a printing job. */
export const applyPrintingJob: Apply<PrintingJobState, PrintingJobEvents> = {
  JobQueued: ({ printingJobId, document, template }) => ({
    id: printingJobId,
    status: PrintingJobStatus.Queued,
    document,
    template,
    reason: null,
  }),
  JobPrinted: (_data, state) => ({ ...state, status: PrintingJobStatus.Printed }),
  JobFailed: ({ reason }, state) => ({ ...state, status: PrintingJobStatus.Failed, reason }),
};
