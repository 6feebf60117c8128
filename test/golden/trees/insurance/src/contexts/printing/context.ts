import type { Server } from '@plinth/runtime/controllers';
import { CommandBus, type CommandMiddleware } from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { EventStore } from '@plinth/runtime/eventsourcing';
import { CompleteCommand, CompleteHandler } from './application/commands/printing-job/complete.js';
import { FailCommand, FailHandler } from './application/commands/printing-job/fail.js';
import { PrintCommand, PrintHandler } from './application/commands/printing-job/print.js';
import { TemplateService } from './application/template-service.js';
import { SqlPrintingJobRepository } from './infrastructure/sql-printing-job-repository.js';
import { SqlTemplateRepository } from './infrastructure/sql-template-repository.js';
import { PrintingJobController } from './presentation/printing-job-controller.js';
import { TemplateController } from './presentation/template-controller.js';
import { TemplatePages } from './presentation/template-pages.js';

export interface PrintingPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly events: EventStore;
  readonly middleware: readonly CommandMiddleware[];
}

/** The Printing context at work. */
export interface PrintingContext {
  readonly commands: CommandBus;
  register(app: Server): void;
  registerPages(pages: Server): void;
}

export function createPrinting(ports: PrintingPorts): PrintingContext {
  const templates = new SqlTemplateRepository(ports.database);
  const printingJobs = new SqlPrintingJobRepository(ports);
  const templateService = new TemplateService({ unitOfWork: ports.database, templates });
  const commands = new CommandBus({ middleware: ports.middleware });
  commands.register(
    PrintCommand,
    new PrintHandler({ unitOfWork: ports.database, printingJobs, templates }),
  );
  commands.register(
    CompleteCommand,
    new CompleteHandler({ unitOfWork: ports.database, printingJobs }),
  );
  commands.register(FailCommand, new FailHandler({ unitOfWork: ports.database, printingJobs }));
  const controllers = [
    new TemplateController(templateService),
    new PrintingJobController(commands),
  ];
  const pages = [new TemplatePages({ templates: templateService })];
  return {
    commands,
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
    registerPages: (app) => {
      for (const page of pages) page.register(app);
    },
  };
}
