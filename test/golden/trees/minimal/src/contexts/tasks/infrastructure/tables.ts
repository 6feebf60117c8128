import type { TaskTable } from './task-table.js';

export interface TasksTables {
  readonly tasks_task: TaskTable;
}
