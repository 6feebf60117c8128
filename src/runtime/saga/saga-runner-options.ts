import type { EventStore } from '../eventsourcing/index.ts';
import type { RetryPolicy } from '../resilience/index.ts';
import type { Saga } from './saga.ts';
import type { SagaInstance } from './saga-instance.ts';
import type { SagaStore } from './saga-store.ts';

export interface SagaRunnerOptions {
  readonly events: EventStore;
  readonly store: SagaStore;
  readonly sagas: readonly Saga[];
  /** Told each failure of the runner itself, such as a database that is away. */
  readonly onError: (error: unknown) => void;
  /** Told of a saga that needs an operator. */
  readonly onParked: (instance: SagaInstance) => void;
  /** How many sagas are worked for at once. Default 256. */
  readonly concurrency?: number;
  /** How often to look for what other processes left, in milliseconds. Default 1,000. */
  readonly pollEvery?: number;
  /** After how many milliseconds another process takes over from one that has died. Default 5,000. */
  readonly takeOverAfter?: number;
  /** How long to wait for what is under way when it is closed, in milliseconds. Default 5,000. */
  readonly closeWithin?: number;
  /**
   * How often what has to succeed (taking back, and what comes at the end) is tried again before an
   * operator has to look at it. Default: 20 times, from 200 ms up to 1 minute.
   */
  readonly persistence?: RetryPolicy;
  /** For how many milliseconds those that have ended are kept. Default: 30 days. */
  readonly keepFor?: number;
  /** Milliseconds since 1970, of a clock that all who share the store agree about. */
  readonly now?: () => number;
}

export interface SagaStatus {
  readonly name: string;
  readonly running: number;
  readonly undoing: number;
  /** How many wait for an operator. */
  readonly parked: number;
}

export interface SettlingOptions {
  /** What lets events be followed: it may begin sagas, and they may make events. */
  readonly after?: { settled(): Promise<void> };
  /** Milliseconds; default 10,000. */
  readonly timeout?: number;
}
