import { outsideOfCall } from './around-units.ts';

export type Task = () => void | Promise<void>;
type OnError = (error: unknown) => void;

/** A unit of work that is under way, or was. */
export class Unit {
  readonly #tasks: Task[] = [];
  #failure: { readonly error: unknown } | undefined;
  #ended = false;

  get ended(): boolean {
    return this.#ended;
  }

  /** Work within the running unit; its failure dooms the whole. */
  async join<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    }
  }

  afterCommit(task: Task): void {
    this.#tasks.push(task);
  }

  /** Throws what a part of it failed with, even when that was caught on the way. */
  requireWhole(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  /** From here on nothing belongs to it any more. */
  end(): void {
    this.#ended = true;
  }

  async runTasks(onError: OnError): Promise<void> {
    if (this.#tasks.length === 0) return;
    await outsideOfCall(async () => {
      for (const task of this.#tasks) await runTask(task, onError);
    });
  }
}

export async function runTask(task: Task, onError: OnError): Promise<void> {
  try {
    await task();
  } catch (error) {
    onError(error);
  }
}
