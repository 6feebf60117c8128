import type { Failure } from '../events/index.ts';
import type { SagaFailure } from './saga.ts';

/**
 * `running` does its steps, `undoing` takes them back, `parked` waits for an operator; the others have
 * ended: all done, all taken back, or given up by an operator.
 */
export const sagaStates = ['running', 'undoing', 'parked', 'done', 'failed', 'abandoned'] as const;

export type SagaState = (typeof sagaStates)[number];

export const endedStates: readonly SagaState[] = ['done', 'failed', 'abandoned'];
export const unendedStates = sagaStates.filter((state) => !endedStates.includes(state));

/**
 * `doing` and `undoing` are under way or rest; `recalling`: nobody knows whether it was done;
 * `passed`: an optional one that has failed; `failed`: it had no effect.
 */
export type StepState = 'doing' | 'recalling' | 'done' | 'passed' | 'failed' | 'undoing' | 'undone';

/** What is known of a step; a step that has none was not begun. */
export interface StepRecord {
  readonly state: StepState;
  /** For how many items it is done, and not taken back. Those before it come first. */
  readonly finished: number;
  /** How often the present call was begun: counted before it is made. */
  readonly attempts: number;
  /** When it was begun. */
  readonly at: string;
  /** The name that its calls carry, where the step was called otherwise when it was begun. */
  readonly calledAs?: string;
  /** It is not under way, and will be tried again then. Milliseconds since 1970. */
  readonly restsUntil?: number;
  /** The outcome of the present call is not known. */
  readonly isOpen?: boolean;
  /** Which items were left out. */
  readonly skipped?: readonly number[];
  /** What it filled of `data`, by item. */
  readonly replies?: Readonly<Record<number, object>>;
  /** What it failed with last. */
  readonly failure?: Failure;
}

/** The steps of one saga and how far they are. */
export interface SagaJournal {
  readonly steps: Readonly<Record<string, StepRecord>>;
  /** The call of `done` or of `failed`. */
  readonly ending?: StepRecord;
  /** Since when it is taken back, and why. */
  readonly failure?: SagaFailure;
}

/** One saga that was started by one event. */
export interface SagaInstance {
  /** `<saga>:<event id>` */
  readonly id: string;
  readonly saga: string;
  /** Where the event is in the log. */
  readonly position: number;
  readonly state: SagaState;
  readonly journal: SagaJournal;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Who works for it; null: nobody. */
  readonly owner: string | null;
  /** Greater with every change of hands: what is written under a lesser one is refused. */
  readonly token: number;
  /**
   * When somebody has to look after it, unless its owner prolongs that: milliseconds since 1970. Null:
   * nobody has to.
   */
  readonly dueAt: number | null;
}

export const sagaId = (saga: string, eventId: string): string => `${saga}:${eventId}`;

export const hasEnded = ({ state }: SagaInstance): boolean => endedStates.includes(state);
