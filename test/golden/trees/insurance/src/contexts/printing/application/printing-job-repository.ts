import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { PrintingJob } from '../domain/printing-job/printing-job.js';
import type { PrintingJobId } from '../domain/types.js';

export interface PrintingJobRepository extends AggregateRepository<PrintingJob, PrintingJobId> {
  /** The id of the next one. */
  nextId(): Promise<PrintingJobId>;
}
