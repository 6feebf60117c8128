import { NotFound } from '@plinth/runtime/domain';
import type { Page, PageRequest, Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import {
  changeTask,
  createTask,
  type NewTask,
  replaceTask,
  type Task,
  type TaskChanges,
  type TaskId,
} from '../domain/task.js';
import type { TaskRepository } from './task-repository.js';

export interface TaskServicePorts {
  readonly unitOfWork: UnitOfWork;
  readonly tasks: TaskRepository;
}

export class TaskService {
  readonly #unitOfWork: UnitOfWork;
  readonly #tasks: TaskRepository;

  constructor(ports: TaskServicePorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#tasks = ports.tasks;
  }

  create(input: NewTask): Promise<Versioned<Task>> {
    return this.#unitOfWork.run(async () => {
      const task = createTask(input);
      return this.#tasks.insert(task);
    });
  }

  get(id: TaskId): Promise<Versioned<Task>> {
    return this.#load(id);
  }

  list(query: PageRequest): Promise<Page<Task>> {
    return this.#tasks.list(query);
  }

  replace(id: TaskId, input: NewTask, expected?: ExpectedVersion): Promise<Versioned<Task>> {
    return this.#unitOfWork.run(async () => {
      const { value: task, version } = await this.#load(id);
      requireVersion(version, expected);
      return this.#save(replaceTask(task, input), version);
    });
  }

  change(id: TaskId, changes: TaskChanges, expected?: ExpectedVersion): Promise<Versioned<Task>> {
    return this.#unitOfWork.run(async () => {
      const { value: task, version } = await this.#load(id);
      requireVersion(version, expected);
      return this.#save(changeTask(task, changes), version);
    });
  }

  delete(id: TaskId, expected?: ExpectedVersion): Promise<void> {
    return this.#unitOfWork.run(async () => {
      const { version } = await this.#load(id);
      requireVersion(version, expected);
      await this.#tasks.delete(id, version);
    });
  }

  async #load(id: TaskId): Promise<Versioned<Task>> {
    const found = await this.#tasks.find(id);
    if (found === null) throw new NotFound('Task', id);
    return found;
  }

  #save(task: Task, version: number): Promise<Versioned<Task>> {
    return this.#tasks.update(task, version);
  }
}
