import type { Task } from '../domain/task.js';

export interface TaskTable {
  readonly id: string;
  readonly title: string;
  readonly done: number;
  readonly _version: number;
}

export function taskToRow(task: Task): Omit<TaskTable, '_version'> {
  return {
    id: task.id,
    title: task.title,
    done: Number(task.done),
  };
}

export function taskFromRow(row: TaskTable): Task {
  return {
    id: row.id,
    title: row.title,
    done: row.done === 1,
  };
}
