import type { UnitOfWork } from '../services/index.ts';
import type { ProcessInstance, Timer } from './process-instance.ts';

/** What an event makes of an instance: written in one unit of work. */
export interface ProcessChange {
  /** Its version is one more than that it was read with; 1 for one that was never there. */
  readonly instance: ProcessInstance;
  /** Names of timers that fire no more; one that has ended has none anyway. */
  readonly cancel: readonly string[];
  /** Instead of those of the same name. */
  readonly schedule: readonly Timer[];
}

export interface ProcessQuery {
  readonly process?: string;
  /** Default `running`. */
  readonly state?: ProcessInstance['state'];
  /** Default 100. */
  readonly limit?: number;
}

export interface DueQuery {
  /** The processes that one has. */
  readonly processes: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly limit: number;
}

export interface ProcessCount {
  readonly process: string;
  /** How many instances are running. */
  readonly running: number;
  /** How many timers wait for their time. */
  readonly waiting: number;
  /** How many timers have not fired although it is time. */
  readonly late: number;
}

/** Where the instances of processes and their timers are kept. */
export interface ProcessStore {
  readonly unitOfWork: UnitOfWork;

  get(process: string, key: string): Promise<ProcessInstance | undefined>;

  /** Answers false where the instance has another version by now: then nothing is written. */
  write(change: ProcessChange): Promise<boolean>;

  /** One that waits, or has fired and is not done with. */
  timer(id: string): Promise<Timer | undefined>;

  /** The timers of an instance, by name. */
  timers(process: string, key: string): Promise<readonly Timer[]>;

  /** Those whose time has come, the longest waiting first. */
  due(query: DueQuery): Promise<readonly Timer[]>;

  /** When the next one is due; undefined: none waits. */
  nextDue(processes: readonly string[]): Promise<number | undefined>;

  /** Notes that timers fire; answers the ids of those that nobody has fired or cancelled before. */
  fire(ids: readonly string[]): Promise<ReadonlySet<string>>;

  /** A timer has done its part. */
  remove(id: string): Promise<void>;

  /** The oldest first. */
  list(query?: ProcessQuery): Promise<readonly ProcessInstance[]>;

  /** By process; `now` in milliseconds since 1970. */
  counts(now: number): Promise<readonly ProcessCount[]>;

  /** Forgets those that have ended before then; answers how many there were. */
  forget(endedBefore: string): Promise<number>;
}
