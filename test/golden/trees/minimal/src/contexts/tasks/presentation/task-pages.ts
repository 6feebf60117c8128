import type { Server } from '@plinth/runtime/controllers';
import {
  type DeleteView,
  deleteView,
  detailView,
  dropEmptyQuery,
  type FormField,
  type FormView,
  fillForm,
  formView,
  type Html,
  listView,
  sendPage,
  show,
  submitDelete,
  submitForm,
} from '@plinth/runtime/pages';
import type { PageRequest } from '@plinth/runtime/repositories';
import type { TaskService } from '../application/task-service.js';
import type { NewTask, TaskChanges, TaskId } from '../domain/task.js';
import { listTasksQuery } from './schemas/task.js';

const path = '/ui/tasks';
const params = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', format: 'uuid' },
  },
};

const fields: readonly FormField[] = [
  { kind: 'text', name: 'title', label: 'Title', required: true, maxLength: 120 },
  { kind: 'check', name: 'done', label: 'Done', required: true },
];

type FormState = Pick<FormView, 'values' | 'errors' | 'version'>;

const blank: FormState = {
  values: {},
};

type Addressed = { Params: { readonly id: TaskId } };

const addressOf = (id: TaskId): string => `${path}/${encodeURIComponent(id)}`;

export interface TaskPagesServices {
  readonly tasks: TaskService;
}

export class TaskPages {
  readonly #tasks: TaskService;

  constructor(services: TaskPagesServices) {
    this.#tasks = services.tasks;
  }

  register(pages: Server): void {
    this.#list(pages);
    this.#create(pages);
    this.#detail(pages);
    this.#edit(pages);
    this.#delete(pages);
  }

  #list(pages: Server): void {
    pages.get<{ Querystring: PageRequest }>(
      '/tasks',
      {
        schema: { hide: true, querystring: listTasksQuery },
        preValidation: dropEmptyQuery,
      },
      async (request, reply) => {
        const page = await this.#tasks.list(request.query);
        const content = listView({
          title: 'Tasks',
          path,
          query: { ...request.query },
          page,
          columns: [
            { label: 'Title', cell: (task) => show(task.title) },
            { label: 'Done', cell: (task) => show(task.done) },
          ],
          href: ({ id }) => addressOf(id),
          create: 'New task',
        });
        return sendPage(reply, 'Tasks', content);
      },
    );
  }

  #create(pages: Server): void {
    const options = { schema: { hide: true } };
    pages.get('/tasks/new', options, async (_request, reply) =>
      sendPage(reply, 'New task', this.#newForm(blank)),
    );
    pages.post('/tasks/new', options, async (request, reply) => {
      return submitForm<NewTask>({
        request,
        reply,
        title: 'New task',
        fields,
        schema: 'NewTask',
        save: async (json) => {
          const { value } = await this.#tasks.create(json);
          return `${addressOf(value.id)}?notice=created`;
        },
        again: (state) => this.#newForm(state),
      });
    });
  }

  #detail(pages: Server): void {
    const options = { schema: { hide: true, params } };
    pages.get<Addressed>('/tasks/:id', options, async (request, reply) => {
      const { value: task } = await this.#tasks.get(request.params.id);
      const address = addressOf(task.id);
      const content = detailView({
        title: task.title,
        fields: [
          { label: 'Title', value: show(task.title) },
          { label: 'Done', value: show(task.done) },
        ],
        edit: `${address}/edit`,
        remove: `${address}/delete`,
        back: { label: 'Tasks', href: path },
      });
      return sendPage(reply, task.title, content);
    });
  }

  #edit(pages: Server): void {
    const options = { schema: { hide: true, params } };
    pages.get<Addressed>('/tasks/:id/edit', options, async (request, reply) => {
      const { value: task, version } = await this.#tasks.get(request.params.id);
      const values = fillForm(fields, task);
      const form = this.#editForm(task.id, { values, version });
      return sendPage(reply, 'Edit task', form);
    });
    pages.post<Addressed>('/tasks/:id/edit', options, async (request, reply) => {
      const { id } = request.params;
      return submitForm<TaskChanges>({
        request,
        reply,
        title: 'Edit task',
        fields,
        schema: 'TaskChanges',
        save: async (json, expected) => {
          await this.#tasks.change(id, json, expected);
          return `${addressOf(id)}?notice=saved`;
        },
        again: (state) => this.#editForm(id, state),
      });
    });
  }

  #delete(pages: Server): void {
    const options = { schema: { hide: true, params } };
    pages.get<Addressed>('/tasks/:id/delete', options, async (request, reply) => {
      const { value, version } = await this.#tasks.get(request.params.id);
      return sendPage(reply, 'Delete task', this.#deleteForm(value.id, { version }));
    });
    pages.post<Addressed>('/tasks/:id/delete', options, async (request, reply) => {
      const { id } = request.params;
      return submitDelete({
        request,
        reply,
        title: 'Delete task',
        remove: async (expected) => {
          await this.#tasks.delete(id, expected);
        },
        location: `${path}?notice=deleted`,
        again: (problem) => this.#deleteForm(id, { problem }),
      });
    });
  }

  #deleteForm(id: TaskId, state: Pick<DeleteView, 'problem' | 'version'>): Html {
    return deleteView({
      question: 'Delete this task?',
      action: `${addressOf(id)}/delete`,
      cancel: addressOf(id),
      ...state,
    });
  }

  #newForm(state: FormState): Html {
    return formView({
      title: 'New task',
      action: `${path}/new`,
      fields,
      cancel: path,
      submit: 'Create',
      ...state,
    });
  }

  #editForm(id: TaskId, state: FormState): Html {
    return formView({
      title: 'Edit task',
      action: `${addressOf(id)}/edit`,
      fields,
      cancel: addressOf(id),
      ...state,
    });
  }
}
