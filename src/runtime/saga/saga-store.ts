import type { UnitOfWork } from '../services/index.ts';
import type { SagaInstance, SagaState } from './saga-instance.ts';

export interface SagaQuery {
  readonly state?: SagaState;
  readonly saga?: string;
  /** Default 100. */
  readonly limit?: number;
}

export interface SagaClaim {
  /** The sagas that one can work for. */
  readonly sagas: readonly string[];
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Until when the owner has them unless that is prolonged. */
  readonly until: number;
  readonly limit: number;
  /** What the owner is at work for already: it keeps that, however late its last write was. */
  readonly held: ReadonlySet<string>;
}

/** How many instances of a saga are in a state that is no end. */
export interface SagaCount {
  readonly saga: string;
  readonly state: SagaState;
  readonly count: number;
}

/** Where sagas are kept. Many can work with one store: what one works for nobody else touches. */
export interface SagaStore {
  readonly unitOfWork: UnitOfWork;

  /** Answers the ids of those that were not there before; the others stay as they are. */
  add(instances: readonly SagaInstance[]): Promise<ReadonlySet<string>>;

  /** Answers the ids of those that are kept: not of one that has another token by now. */
  write(instances: readonly SagaInstance[]): Promise<ReadonlySet<string>>;

  /**
   * Sets one as an operator wants it, with a greater token, so that whoever works for it writes
   * nothing more. Answers false where it has another token by now.
   */
  replace(instance: SagaInstance): Promise<boolean>;

  /** Takes those that are due, the longest waiting first. */
  claim(claim: SagaClaim): Promise<readonly SagaInstance[]>;

  /** When the next one is due; undefined: none is. */
  nextDue(sagas: readonly string[]): Promise<number | undefined>;

  /** Prolongs what the owner has; answers the ids of those that it has. */
  prolong(ids: readonly string[], owner: string, until: number): Promise<ReadonlySet<string>>;

  /** The oldest first. */
  list(query?: SagaQuery): Promise<readonly SagaInstance[]>;

  get(id: string): Promise<SagaInstance | undefined>;

  /** Of those that have not ended. */
  counts(): Promise<readonly SagaCount[]>;

  /** Forgets those that have ended before then; answers how many there were. */
  forget(endedBefore: string): Promise<number>;
}
