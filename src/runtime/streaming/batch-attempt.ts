import { callContext, system } from '../auth/index.ts';
import { newId } from '../domain/index.ts';
import { usualTimeout } from '../events/attempt.ts';
import { inCourseOf } from '../events/in-course-of.ts';
import type { Delivery } from '../events/index.ts';
import type { RecordedEvent } from '../eventsourcing/index.ts';
import { timeout } from '../resilience/index.ts';
import type { BatchDelivery } from './batch-delivery.ts';
import type { StreamProcessor } from './stream-processor.ts';

export interface BatchAttemptOptions {
  readonly processor: StreamProcessor;
  readonly events: readonly RecordedEvent[];
  /** From 1. */
  readonly attempt: number;
  readonly stop: AbortSignal;
  /** Runs work in one unit with the step past these events. */
  readonly commit: (work: () => Promise<unknown>) => Promise<void>;
}

/** What a processor is given at one attempt, and what becomes of that. */
export class BatchAttempt {
  readonly #options: BatchAttemptOptions;
  #committing: Promise<void> | undefined;
  #isCommitted = false;
  #hasEnded = false;

  constructor(options: BatchAttemptOptions) {
    this.#options = options;
  }

  /** The step past the events is written down, with what the processor has written. */
  get isCommitted(): boolean {
    return this.#isCommitted;
  }

  /** It has come to a commit, whatever became of that. */
  get hasTriedToCommit(): boolean {
    return this.#committing !== undefined;
  }

  /** Throws what the processor throws, or a TimeoutError; a commit that was begun has ended by then. */
  async run(): Promise<void> {
    const { processor, events, stop } = this.#options;
    const millis = processor.timeout ?? usualTimeout;
    try {
      await this.#inContext(() =>
        timeout(
          async (signal) => {
            // Asked again: where it fails, the attempt fails.
            const wanted = events.filter((event) => processor.wants?.(event) ?? true);
            if (wanted.length > 0) await processor.process(wanted, this.#delivery(signal));
          },
          { millis, signal: stop },
        ),
      );
      await this.#committing;
    } finally {
      this.#hasEnded = true;
      await this.#committing?.catch(() => undefined);
    }
  }

  #delivery(signal: AbortSignal): BatchDelivery {
    const { processor, attempt } = this.#options;
    const keyOf = ({ meta }: RecordedEvent): string => `${processor.name}:${meta.id}`;
    return {
      attempt,
      signal,
      keyOf,
      commit: (work) => this.#commit(work),
      each: async (events, handle) => {
        for (const event of events) {
          signal.throwIfAborted();
          const delivery: Delivery = { key: keyOf(event), attempt, signal };
          await inCourseOf(event.meta, () => handle(event, delivery));
        }
      },
    };
  }

  async #commit(work: () => Promise<unknown>): Promise<void> {
    if (this.#hasEnded) throw new Error('the attempt at the batch has ended before its commit');
    if (this.#isCommitted) throw new Error('the batch is committed already');
    this.#committing = this.#options.commit(work).then(() => {
      this.#isCommitted = true;
    });
    await this.#committing;
  }

  /** What several events lead to together belongs to none of what they belong to. */
  #inContext<T>(work: () => Promise<T>): Promise<T> {
    const [first, ...others] = this.#options.events;
    if (first !== undefined && others.length === 0) return inCourseOf(first.meta, work);
    return callContext.run({ correlationId: newId(), actor: system }, work);
  }
}
