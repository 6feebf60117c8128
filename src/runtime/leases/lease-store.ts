import type { UnitOfWork } from '../services/index.ts';

/** The right to work at something alone. */
export interface Lease {
  /** What is worked at. */
  readonly name: string;
  /** Greater with every change of hands: what was written under a lesser one is of the past. */
  readonly token: number;
}

export interface LeaseTerm {
  /** Who wants it: another name for every process. */
  readonly owner: string;
  /** How long it lasts unless it is prolonged, in milliseconds. */
  readonly ttl: number;
}

/** The lease has gone to somebody else: nothing of this unit of work may stay. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';

  constructor(lease: string) {
    super(`somebody else works at ${lease} now`);
  }
}

/**
 * Lets one process at a time work at each thing, and another one take over when that has ended.
 *
 * @example
 * const lease = await leases.take('ordering.mark-shipped', { owner, ttl: 5_000 });
 * await database.run(async () => {
 *   await leases.hold(lease, 5_000);
 *   await checkpoints.set('ordering.mark-shipped', position);
 * });
 */
export interface LeaseStore {
  readonly unitOfWork: UnitOfWork;

  /** Takes what is free, has expired, or is the owner's already; undefined: somebody else has it. */
  take(name: string, term: LeaseTerm): Promise<Lease | undefined>;

  /**
   * Prolongs it by `ttl` milliseconds. Within a unit of work it is the fence: it throws LeaseLost
   * when somebody else has taken over, and nobody can before the unit has ended.
   */
  hold(lease: Lease, ttl: number): Promise<void>;

  /** Gives it back; does nothing where somebody else has taken over. */
  release(lease: Lease): Promise<void>;
}
