import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkString, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { FailInput } from '../../../domain/printing-job/inputs.js';
import type { PrintingJobId } from '../../../domain/types.js';
import type { PrintingJobRepository } from '../../printing-job-repository.js';

export interface FailFields {
  readonly reason: string;
}

export const failAccess = allow('signedIn');

export class FailCommand extends Command<Versioned<void>> {
  readonly id: PrintingJobId;
  readonly fields: FailFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: PrintingJobId, fields: FailFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface FailHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly printingJobs: PrintingJobRepository;
}

export class FailHandler implements CommandHandler<FailCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #printingJobs: PrintingJobRepository;

  constructor(ports: FailHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#printingJobs = ports.printingJobs;
  }

  handle({ id, fields, expected }: FailCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const printingJob = await this.#printingJobs.get(id);
      requireVersion(printingJob.version, expected);
      printingJob.fail(input);
      return { value: undefined, version: await this.#printingJobs.save(printingJob) };
    });
  }

  #input(fields: FailFields): FailInput {
    validate({
      reason: checkString(fields.reason, { max: 255 }),
    });
    return fields;
  }
}
