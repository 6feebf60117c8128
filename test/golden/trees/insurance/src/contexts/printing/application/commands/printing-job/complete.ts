import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { PrintingJobId } from '../../../domain/types.js';
import type { PrintingJobRepository } from '../../printing-job-repository.js';

export const completeAccess = allow('signedIn');

export class CompleteCommand extends Command<Versioned<void>> {
  readonly id: PrintingJobId;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: PrintingJobId, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.expected = expected;
  }
}

export interface CompleteHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly printingJobs: PrintingJobRepository;
}

export class CompleteHandler implements CommandHandler<CompleteCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #printingJobs: PrintingJobRepository;

  constructor(ports: CompleteHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#printingJobs = ports.printingJobs;
  }

  handle({ id, expected }: CompleteCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const printingJob = await this.#printingJobs.get(id);
      requireVersion(printingJob.version, expected);
      printingJob.complete();
      return { value: undefined, version: await this.#printingJobs.save(printingJob) };
    });
  }
}
