import type { EventOf } from '@plinth/runtime/domain';
import type { TemplateId } from '../template.js';
import type { PrintingJobId } from '../types.js';
import type { Document } from '../values/document.js';

export interface JobQueued {
  readonly printingJobId: PrintingJobId;
  readonly document: Document;
  readonly template: TemplateId;
}

export interface JobPrinted {
  readonly printingJobId: PrintingJobId;
}

export interface JobFailed {
  readonly printingJobId: PrintingJobId;
  readonly reason: string;
}

/** What can happen to a printing job. */
export interface PrintingJobEvents {
  readonly JobQueued: JobQueued;
  readonly JobPrinted: JobPrinted;
  readonly JobFailed: JobFailed;
}

export type PrintingJobEvent = EventOf<PrintingJobEvents>;
