import { type Changes, newId } from '@plinth/runtime/domain';

export type TaskId = string;

export interface Task {
  readonly id: TaskId;
  readonly title: string;
  readonly done: boolean;
}

/** What a caller gives to create a task, or to replace one. */
export interface NewTask {
  readonly title: string;
  readonly done?: boolean | undefined;
}

/** What changes of a task; what is left out stays as it is. */
export type TaskChanges = Changes<NewTask>;

export function createTask(input: NewTask): Task {
  return {
    id: newId(),
    title: input.title,
    done: input.done ?? false,
  };
}

export function replaceTask(task: Task, input: NewTask): Task {
  return {
    id: task.id,
    title: input.title,
    done: input.done ?? false,
  };
}

export function changeTask(task: Task, changes: TaskChanges): Task {
  return {
    id: task.id,
    title: changes.title ?? task.title,
    done: changes.done ?? task.done,
  };
}
