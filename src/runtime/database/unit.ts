import { isConflict } from '../domain/index.ts';
import { harmless } from '../resilience/index.ts';
import { outsideOfCall } from './around-units.ts';
import { MetAnother } from './met-another.ts';
import { UnitPremises } from './unit-premises.ts';

export type Task = () => void | Promise<void>;
type OnError = (error: unknown) => void;

/** A unit of work that is under way, or was. */
export class Unit {
  readonly premises = new UnitPremises();
  readonly #tasks: Task[] = [];
  readonly #takeBacks: (() => void)[] = [];
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

  afterRollback(takeBack: () => void): void {
    this.#takeBacks.push(takeBack);
  }

  /** Nothing of it is kept. */
  takeBack(): void {
    for (const takeBack of this.#takeBacks.splice(0).reverse()) takeBack();
  }

  /** Throws what a part of it failed with, even when that was caught on the way. */
  requireWhole(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  /** All of its work. Throws MetAnother where something that it went by does not hold. */
  async whole<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      this.requireWhole();
      if (await this.premises.hold()) return result;
    } catch (error) {
      // Whatever the work has made of it.
      if (this.#failure?.error instanceof MetAnother) throw this.#failure.error;
      if (await this.#isByWhatHolds(error)) throw error;
    }
    this.premises.drop();
    throw new MetAnother('something that it went by does not hold');
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

  /** Whether a failure would be the same had the unit read all that it went by. */
  async #isByWhatHolds(error: unknown): Promise<boolean> {
    if (isConflict(error)) return !this.premises.any;
    // A transaction that has failed answers no more.
    return this.premises.hold().catch(() => true);
  }
}

export async function runTask(task: Task, onError: OnError): Promise<void> {
  try {
    await task();
  } catch (error) {
    harmless(onError)(error);
  }
}
