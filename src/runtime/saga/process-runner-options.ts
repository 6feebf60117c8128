import type { EventStore } from '../eventsourcing/index.ts';
import type { Process } from './process.ts';
import type { ProcessStore } from './process-store.ts';

export interface ProcessRunnerOptions {
  /** The log, with `timerCodec` among its codecs. */
  readonly events: EventStore;
  /** In the same database as the log. */
  readonly store: ProcessStore;
  readonly processes: readonly Process[];
  /** Told what keeps timers from firing, such as a database that is away. */
  readonly onError: (error: unknown) => void;
  /** How often to look for timers that others have scheduled, in milliseconds. Default 1,000. */
  readonly pollEvery?: number;
  /** How many timers are fired in one unit of work. Default 100. */
  readonly batch?: number;
  /** For how many milliseconds instances that have ended are kept. Default: 30 days. */
  readonly keepFor?: number;
  /** Milliseconds since 1970, of a clock that all who share the store agree about. */
  readonly now?: () => number;
}

export interface ProcessStatus {
  readonly name: string;
  /** How many instances are running. */
  readonly running: number;
  /** How many timers wait for their time. */
  readonly waiting: number;
  /** How many timers have not fired although it is time. */
  readonly late: number;
}
