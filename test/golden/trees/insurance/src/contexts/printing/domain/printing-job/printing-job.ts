import { AggregateRoot, requireStatus } from '@plinth/runtime/domain';
import { PrintingJobStatus } from '../enums/printing-job-status.js';
import type { PrintingJobId } from '../types.js';
import type { PrintingJobEvents } from './events.js';
import type { FailInput, PrintInput } from './inputs.js';
import { applyPrintingJob, type PrintingJobState } from './state.js';

export class PrintingJob extends AggregateRoot<PrintingJobId, PrintingJobState, PrintingJobEvents> {
  protected override readonly apply = applyPrintingJob;

  print(input: PrintInput): void {
    this.requireNew();
    this.raise('JobQueued', {
      printingJobId: this.id,
      document: input.document,
      template: input.template,
    });
  }

  complete(): void {
    requireStatus('Complete', this.state.status, [PrintingJobStatus.Queued]);
    this.raise('JobPrinted', { printingJobId: this.id });
  }

  fail(input: FailInput): void {
    requireStatus('Fail', this.state.status, [PrintingJobStatus.Queued]);
    this.raise('JobFailed', { printingJobId: this.id, reason: input.reason });
  }
}
