import type { UnitOfWork } from '../services/index.ts';
import type { DeadLetter } from './dead-letter.ts';

/** An event that a subscription has read and is not done with. */
export interface PendingDelivery {
  readonly position: number;
  readonly key: string;
  /** How often it has been begun: counted before the handler runs. */
  readonly attempts: number;
  /** It has been begun and has not ended: by whoever holds the lease, or by one that is gone. */
  readonly running: boolean;
}

export interface PendingQuery {
  /** Only what comes after this position. */
  readonly after: number;
  readonly limit: number;
  /** Only that of one key. */
  readonly key?: string;
  readonly running?: boolean;
}

/** What becomes of a subscription in one step; writing it twice is as good as once. */
export interface SubscriptionChange {
  /** All events up to here are done with, or are pending. */
  readonly position?: number | undefined;
  /** Pending from now on, or as it is now. */
  readonly set?: readonly PendingDelivery[];
  /** Positions that are pending no more. */
  readonly done?: readonly number[];
  readonly park?: readonly DeadLetter[];
  /** Ids of dead letters that are none any more. */
  readonly revive?: readonly string[];
}

/**
 * How far each subscription has come: the position up to which it has read, and what of that it is
 * not done with. That way one slow key holds up nobody, and a restart repeats only what was under way.
 */
export interface SubscriptionStore {
  readonly unitOfWork: UnitOfWork;

  /** Undefined for one that has never begun. */
  position(name: string): Promise<number | undefined>;

  /** Sets the position of one that has never begun; another one stays where it is. */
  begin(name: string, position: number): Promise<void>;

  /** The positions of those whose names are this one, a space and something else. */
  positionsOf(name: string): Promise<ReadonlyMap<string, number>>;

  /** Forgets where one is, and what is pending of it; its dead letters stay. */
  end(name: string): Promise<void>;

  /** In the order of the log. */
  pending(name: string, query: PendingQuery): Promise<readonly PendingDelivery[]>;

  /** Dead letters that an operator wants to be handled again. */
  retried(name: string, limit: number): Promise<readonly DeadLetter[]>;

  /** Within the unit of work that is running, which also holds the lease. */
  change(name: string, change: SubscriptionChange): Promise<void>;

  /** How many dead letters are parked, by subscription. */
  parked(): Promise<ReadonlyMap<string, number>>;
}
