import type { Page, PageRequest, Versioned } from '@plinth/runtime/repositories';
import type { Task, TaskId } from '../domain/task.js';

export interface TaskRepository {
  find(id: TaskId): Promise<Versioned<Task> | null>;
  list(query: PageRequest): Promise<Page<Task>>;
  insert(task: Task): Promise<Versioned<Task>>;
  /** Fails with a conflict when the stored version is another one by now. */
  update(task: Task, version: number): Promise<Versioned<Task>>;
  delete(id: TaskId, version: number): Promise<void>;
}
