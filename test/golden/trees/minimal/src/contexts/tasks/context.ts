import type { Server } from '@plinth/runtime/controllers';
import type { Database } from '@plinth/runtime/database';
import { TaskService } from './application/task-service.js';
import { SqlTaskRepository } from './infrastructure/sql-task-repository.js';
import { TaskController } from './presentation/task-controller.js';
import { TaskPages } from './presentation/task-pages.js';

export interface TasksPorts {
  readonly database: Database;
}

/** The Tasks context at work. */
export interface TasksContext {
  register(app: Server): void;
  registerPages(pages: Server): void;
}

export function createTasks(ports: TasksPorts): TasksContext {
  const tasks = new SqlTaskRepository(ports.database);
  const taskService = new TaskService({ unitOfWork: ports.database, tasks });
  const controllers = [new TaskController(taskService)];
  const pages = [new TaskPages({ tasks: taskService })];
  return {
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
    registerPages: (app) => {
      for (const page of pages) page.register(app);
    },
  };
}
