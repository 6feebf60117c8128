import type { UnitOfWork } from '../services/index.ts';

/** Why something could not be handled. */
export interface Failure {
  /** The code of a refusal, or the name of an error. */
  readonly code: string;
  readonly message: string;
}

/** `parked` waits for an operator, `retrying` for its subscription, `archived` for nobody. */
export type DeadLetterState = 'parked' | 'retrying' | 'archived';

/** An event that a subscription has given up on. */
export interface DeadLetter extends Failure {
  /** `<source>:<position>` */
  readonly id: string;
  /** The name of the subscription. */
  readonly source: string;
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  /** What it is kept in order by. */
  readonly key: string;
  readonly attempts: number;
  /** When it was parked. */
  readonly at: string;
  readonly state: DeadLetterState;
}

/** Dead letters of one source and type that failed with the same code. */
export interface DeadLetterCause extends Failure {
  readonly source: string;
  readonly type: string;
  readonly count: number;
  /** When the first and the last of them were parked. */
  readonly first: string;
  readonly last: string;
}

export interface DeadLetterQuery {
  /** Default `parked`. */
  readonly state?: DeadLetterState;
  readonly source?: string;
  readonly code?: string;
  /** Default 100. */
  readonly limit?: number;
}

/** What operators ask and do. */
export interface DeadLetterStore {
  readonly unitOfWork: UnitOfWork;

  /** The oldest first. */
  list(query?: DeadLetterQuery): Promise<readonly DeadLetter[]>;

  get(id: string): Promise<DeadLetter | undefined>;

  /** Those that are parked, grouped; the most frequent cause first. */
  causes(): Promise<readonly DeadLetterCause[]>;

  /**
   * Parked or archived ones are handled again, in their subscription's own time; parked ones are put
   * away. Answers how many there were.
   */
  mark(ids: readonly string[], state: 'retrying' | 'archived'): Promise<number>;
}

export const deadLetterId = (source: string, position: number): string => `${source}:${position}`;
