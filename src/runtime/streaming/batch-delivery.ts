import type { Delivery } from '../events/index.ts';
import type { RecordedEvent } from '../eventsourcing/index.ts';

/** One attempt to let a processor go through a batch. */
export interface BatchDelivery {
  /** From 1. */
  readonly attempt: number;
  /** Aborted when it has taken too long, or somebody else goes through the partition by now. */
  readonly signal: AbortSignal;

  /**
   * `<processor>:<event id>`, the same for every attempt: what is sent with it as its key is recognised
   * when it is sent again.
   */
  keyOf(event: RecordedEvent): string;

  /** Handles one event after the other, each in the course of what it belongs to; ends where one fails. */
  each<Event extends RecordedEvent>(
    events: readonly Event[],
    handle: (event: Event, delivery: Delivery) => Promise<unknown>,
  ): Promise<void>;

  /**
   * Runs `work` in one unit of work with the step past this batch: what it writes in the app's own
   * database is written exactly once. Whatever else is waited for belongs before it, not into it. Once
   * for a batch; throws what `work` throws, LeaseLost or Overtaken where somebody else goes through the
   * partition by now, and an error once the attempt has ended. Nothing of `work` stays then.
   */
  commit(work: () => Promise<unknown>): Promise<void>;
}
