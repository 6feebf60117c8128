import { AsyncLocalStorage } from 'node:async_hooks';
import { Semaphore } from '../resilience/index.ts';
import type { UnitOfWork } from '../services/index.ts';
import { workOfUnit } from './around-units.ts';
import { runTask, type Task, Unit } from './unit.ts';

/** Something in memory that has changed within a unit. */
export interface MemoryChange {
  commit(): void;
  rollback(): void;
}

/** Units of work over what is kept in memory: one at a time, the changes taken back when one fails. */
export class MemoryUnitOfWork implements UnitOfWork {
  readonly #onError: (error: unknown) => void;
  readonly #units = new AsyncLocalStorage<Unit>();
  readonly #turn = new Semaphore(1);
  #changes: MemoryChange[] = [];

  /** `onError` is told what went wrong in a task after a commit; a process warning when absent. */
  constructor(onError: (error: unknown) => void = warn) {
    this.#onError = onError;
  }

  get active(): boolean {
    return this.#unit() !== undefined;
  }

  async run<T>(
    work: () => Promise<T>,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<T> {
    const around = this.#unit();
    if (around !== undefined) return around.join(work);
    const unit = new Unit();
    const release = await this.#turn.enter(signal);
    let result: T;
    try {
      result = await this.#units.run(unit, () => workOfUnit(work));
      unit.requireWhole();
      for (const change of this.#changes) change.commit();
    } catch (error) {
      for (const change of this.#changes.reverse()) change.rollback();
      unit.takeBack();
      throw error;
    } finally {
      unit.end();
      this.#changes = [];
      release();
    }
    await unit.runTasks(this.#onError);
    return result;
  }

  afterCommit(task: Task): void {
    const unit = this.#unit();
    if (unit === undefined) void runTask(task, this.#onError);
    else unit.afterCommit(task);
  }

  afterRollback(takeBack: () => void): void {
    this.#unit()?.afterRollback(takeBack);
  }

  /** Notes a change of the running unit, so that it is kept or taken back with it. */
  enlist(change: MemoryChange): void {
    if (!this.active) throw new Error('a change in memory needs a unit of work around it');
    this.#changes.push(change);
  }

  #unit(): Unit | undefined {
    const unit = this.#units.getStore();
    return unit === undefined || unit.ended ? undefined : unit;
  }
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
