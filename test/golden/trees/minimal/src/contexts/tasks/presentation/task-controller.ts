import {
  created,
  ifMatch,
  locationOf,
  noContent,
  type Server,
  versioned,
} from '@plinth/runtime/controllers';
import type { PageRequest } from '@plinth/runtime/repositories';
import type { TaskService } from '../application/task-service.js';
import type { NewTask, TaskChanges, TaskId } from '../domain/task.js';
import { listTasksQuery, taskParams } from './schemas/task.js';

export class TaskController {
  readonly #tasks: TaskService;

  constructor(tasks: TaskService) {
    this.#tasks = tasks;
  }

  register(app: Server): void {
    this.#create(app);
    this.#get(app);
    this.#list(app);
    this.#replace(app);
    this.#change(app);
    this.#delete(app);
  }

  #create(app: Server): void {
    app.post<{ Body: NewTask }>(
      '/tasks',
      {
        schema: {
          operationId: 'createTask',
          tags: ['Tasks'],
          summary: 'Create a task',
          body: { $ref: 'NewTask#' },
          response: {
            201: { $ref: 'Task#' },
          },
        },
        config: { creates: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#tasks.create(request.body);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }

  #get(app: Server): void {
    app.get<{ Params: { id: TaskId } }>(
      '/tasks/:id',
      {
        schema: {
          operationId: 'getTask',
          tags: ['Tasks'],
          summary: 'Get a task',
          params: taskParams,
          response: {
            200: { $ref: 'Task#' },
          },
        },
        config: { versioned: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#tasks.get(request.params.id);
        return versioned(reply, version, value);
      },
    );
  }

  #list(app: Server): void {
    app.get<{ Querystring: PageRequest }>(
      '/tasks',
      {
        schema: {
          operationId: 'listTasks',
          tags: ['Tasks'],
          summary: 'List tasks',
          querystring: listTasksQuery,
          response: {
            200: { $ref: 'TaskPage#' },
          },
        },
      },
      (request) => this.#tasks.list(request.query),
    );
  }

  #replace(app: Server): void {
    app.put<{ Params: { id: TaskId }; Body: NewTask }>(
      '/tasks/:id',
      {
        schema: {
          operationId: 'replaceTask',
          tags: ['Tasks'],
          summary: 'Replace a task',
          params: taskParams,
          body: { $ref: 'TaskReplacement#' },
          response: {
            200: { $ref: 'Task#' },
          },
        },
        config: { ifMatch: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#tasks.replace(
          request.params.id,
          request.body,
          ifMatch(request),
        );
        return versioned(reply, version, value);
      },
    );
  }

  #change(app: Server): void {
    app.patch<{ Params: { id: TaskId }; Body: TaskChanges }>(
      '/tasks/:id',
      {
        schema: {
          operationId: 'changeTask',
          tags: ['Tasks'],
          summary: 'Change a task',
          params: taskParams,
          body: { $ref: 'TaskChanges#' },
          response: {
            200: { $ref: 'Task#' },
          },
        },
        config: { ifMatch: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#tasks.change(
          request.params.id,
          request.body,
          ifMatch(request),
        );
        return versioned(reply, version, value);
      },
    );
  }

  #delete(app: Server): void {
    app.delete<{ Params: { id: TaskId } }>(
      '/tasks/:id',
      {
        schema: {
          operationId: 'deleteTask',
          tags: ['Tasks'],
          summary: 'Delete a task',
          params: taskParams,
          response: {
            204: { type: 'null' },
          },
        },
        config: { ifMatch: true, errors: ['Conflict'] },
      },
      async (request, reply) => {
        await this.#tasks.delete(request.params.id, ifMatch(request));
        return noContent(reply);
      },
    );
  }
}
