import type { Server } from '@plinth/runtime/controllers';
import type { Database } from '@plinth/runtime/database';
import { TemplateService } from './application/template-service.js';
import { SqlTemplateRepository } from './infrastructure/sql-template-repository.js';
import { TemplateController } from './presentation/template-controller.js';
import { TemplatePages } from './presentation/template-pages.js';

export interface PrintingPorts {
  readonly database: Database;
}

/** The Printing context at work. */
export interface PrintingContext {
  register(app: Server): void;
  registerPages(pages: Server): void;
}

export function createPrinting(ports: PrintingPorts): PrintingContext {
  const templates = new SqlTemplateRepository(ports.database);
  const templateService = new TemplateService({ unitOfWork: ports.database, templates });
  const controllers = [new TemplateController(templateService)];
  const pages = [new TemplatePages({ templates: templateService })];
  return {
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
    registerPages: (app) => {
      for (const page of pages) page.register(app);
    },
  };
}
