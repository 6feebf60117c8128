import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkInt, validate } from '@plinth/runtime/domain';
import { requireExisting, type Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { PrintInput } from '../../../domain/printing-job/inputs.js';
import type { TemplateId } from '../../../domain/template.js';
import type { PrintingJobId } from '../../../domain/types.js';
import type { Document } from '../../../domain/values/document.js';
import type { PrintingJobRepository } from '../../printing-job-repository.js';
import type { TemplateRepository } from '../../template-repository.js';

export interface PrintFields {
  readonly document: Document;
  readonly template: TemplateId;
}

export interface PrintResult {
  readonly id: PrintingJobId;
}

export const printAccess = allow('signedIn');

export class PrintCommand extends Command<Versioned<PrintResult>> {
  readonly fields: PrintFields;

  constructor(fields: PrintFields) {
    super();
    this.fields = fields;
  }
}

export interface PrintHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly printingJobs: PrintingJobRepository;
  readonly templates: TemplateRepository;
}

export class PrintHandler implements CommandHandler<PrintCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #printingJobs: PrintingJobRepository;
  readonly #templates: TemplateRepository;

  constructor(ports: PrintHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#printingJobs = ports.printingJobs;
    this.#templates = ports.templates;
  }

  handle({ fields }: PrintCommand): Promise<Versioned<PrintResult>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const printingJob = this.#printingJobs.create(await this.#printingJobs.nextId());
      await requireExisting('Template', input.template, this.#templates);
      printingJob.print(input);
      const version = await this.#printingJobs.save(printingJob);
      return { value: { id: printingJob.id }, version };
    });
  }

  #input(fields: PrintFields): PrintInput {
    validate({
      template: checkInt(fields.template),
    });
    return fields;
  }
}
