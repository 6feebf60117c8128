import type { Premises } from './premises.ts';

/** One transaction around a piece of work, carried to the repositories by the call itself. */
export interface UnitOfWork {
  /**
   * Runs `work` in one transaction: all of it is kept, or nothing. Where units run side by side, one
   * that met another is run again from its start, so that none of its reads is out of date.
   * A `run` within a `run` joins it; when the inner one fails nothing is kept, even if its error is caught.
   */
  run<T>(work: () => Promise<T>, options?: { readonly signal?: AbortSignal }): Promise<T>;

  /**
   * Runs `task` once the present unit is committed, before its `run` answers; at once outside of one.
   * Never after a rollback. An error of a task is reported, not thrown: the commit stands.
   */
  afterCommit(task: () => void | Promise<void>): void;

  /**
   * Runs `takeBack` once nothing of the present unit is kept, also before it is run again: for what was
   * done to an object. Never outside of one.
   */
  afterRollback(takeBack: () => void): void;

  /** Whether a unit is running here, so that what is read may not be committed yet. */
  readonly active: boolean;

  /**
   * What the present unit goes by without having read it. Undefined outside of one, and where units
   * are never run again.
   */
  readonly premises?: Premises | undefined;
}
