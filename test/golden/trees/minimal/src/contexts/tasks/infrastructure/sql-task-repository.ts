import type { Database } from '@plinth/runtime/database';
import {
  assertUpdated,
  inUse,
  type Page,
  type PageRequest,
  type Versioned,
} from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { TaskRepository } from '../application/task-repository.js';
import type { Task, TaskId } from '../domain/task.js';
import type { TasksTables } from './tables.js';
import { taskFromRow, taskToRow } from './task-table.js';

export class SqlTaskRepository implements TaskRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(id: TaskId): Promise<Versioned<Task> | null> {
    const row = await this.#tables
      .selectFrom('tasks_task')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return { value: taskFromRow(row), version: row._version };
  }

  list(query: PageRequest): Promise<Page<Task>> {
    return this.#database.snapshot(() => this.#list(query));
  }

  async #list(query: PageRequest): Promise<Page<Task>> {
    const matching = this.#tables.selectFrom('tasks_task');
    const { total } = await matching
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await matching
      .selectAll()
      .orderBy('id')
      .limit(query.limit)
      .offset(query.offset)
      .execute();
    return { items: rows.map(taskFromRow), total, limit: query.limit, offset: query.offset };
  }

  async insert(task: Task): Promise<Versioned<Task>> {
    await this.#tables
      .insertInto('tasks_task')
      .values({ ...taskToRow(task), _version: 1 })
      .execute();
    return { value: task, version: 1 };
  }

  async update(task: Task, version: number): Promise<Versioned<Task>> {
    const next = version + 1;
    const result = await this.#tables
      .updateTable('tasks_task')
      .set({ ...taskToRow(task), _version: next })
      .where('id', '=', task.id)
      .where('_version', '=', version)
      .executeTakeFirst();
    assertUpdated(result, 'Task');
    return { value: task, version: next };
  }

  async delete(id: TaskId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('tasks_task')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Task'));
    assertUpdated(result, 'Task');
  }

  get #tables(): Kysely<TasksTables> {
    return this.#database.of<TasksTables>();
  }
}
