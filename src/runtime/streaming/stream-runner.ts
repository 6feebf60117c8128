import { newId } from '../domain/index.ts';
import { failureOf } from '../events/failure.ts';
import { Followers, type FollowersSettleOptions } from '../events/followers.ts';
import type { SubscriptionRunnerOptions, SubscriptionStatus } from '../events/index.ts';
import { requireNames } from '../eventsourcing/require-names.ts';
import { harmless, Semaphore } from '../resilience/index.ts';
import type { EventStream } from './event-stream.ts';
import { PartitionWorker } from './partition-worker.ts';
import { Partitioning } from './partitioning.ts';
import type { StreamProcessor } from './stream-processor.ts';

export interface StreamRunnerOptions
  extends Omit<SubscriptionRunnerOptions, 'subscriptions' | 'window' | 'onError'> {
  readonly streams: readonly EventStream[];
  /** Told each failure of a partition itself, such as a database that is away. */
  readonly onError: (error: unknown, partition: string) => void;
}

interface Running {
  readonly processor: StreamProcessor;
  readonly workers: readonly PartitionWorker[];
}

/**
 * Lets processors go through the events of their streams, from the first one on: each processor at
 * its own pace, partitions side by side, and the events of one in order. For each partition of a
 * processor one process works at a time; another one takes over when that has died. What fails is
 * tried again, and what still fails is parked as a dead letter while the others go on.
 *
 * @example
 * const streams = new StreamRunner({
 *   events,
 *   store: new SqlSubscriptionStore(database),
 *   leases: new SqlLeaseStore(database),
 *   streams: [{ name: 'ordering.orders', partitions: 4, batch, processors: [new RevenueProcessor()] }],
 *   onError: (error, partition) => log.error({ err: error, partition }, 'it is stuck'),
 * });
 * streams.start();
 */
export class StreamRunner {
  readonly #options: StreamRunnerOptions;
  readonly #running: readonly Running[];
  readonly #followers: Followers;

  /** Throws where two streams, or two processors, have the same name. */
  constructor(options: StreamRunnerOptions) {
    const { events, streams, pollEvery = 1_000, takeOverAfter: ttl = 5_000 } = options;
    this.#options = options;
    requireNames('streams', streams);
    requireNames(
      'processors',
      streams.flatMap(({ processors }) => processors),
    );
    const shared = {
      ...options,
      onError: harmless(options.onError),
      onParked: harmless(options.onParked ?? (() => undefined)),
      owner: newId(),
      ttl,
      pollEvery,
      quarantine: new Semaphore(1),
    };
    this.#running = streams.flatMap(({ processors, partitions: count, batch }) =>
      processors.map((processor) => {
        const partitioning = new Partitioning({ ...shared, processor, count });
        const workers = Array.from({ length: count }, (_, index) => {
          const partition = { index, count };
          return new PartitionWorker({ ...shared, processor, partition, partitioning, batch });
        });
        return { processor, workers };
      }),
    );
    this.#followers = new Followers(
      events,
      this.#running.flatMap(({ workers }) => workers),
    );
  }

  /** Goes through what there is, and follows from there. */
  start(): void {
    for (const { workers } of this.#running) for (const worker of workers) worker.start();
  }

  /**
   * Until all that the log holds has been processed or parked, with all that follows from it; nothing
   * waits for its batch to be full. What else follows the log is `after`, and is waited for, too.
   * Throws Unavailable when that takes too long.
   */
  settled(options?: FollowersSettleOptions): Promise<void> {
    return this.#followers.settled('what goes through streams', options);
  }

  /** How each processor is getting on: for metrics and operators. */
  async status(): Promise<readonly SubscriptionStatus[]> {
    const { events, store } = this.#options;
    const [head, parked] = [await events.head(), await store.parked()];
    return this.#running.map(({ processor: { name }, workers }) => {
      const reached = Math.min(...workers.map((worker) => worker.reached));
      const stuck = workers.find(({ failure }) => failure !== undefined);
      return {
        name,
        behind: Math.max(0, head - reached),
        parked: parked.get(name) ?? 0,
        ...(stuck && { failure: failureOf(stuck.failure).message }),
      };
    });
  }

  /** Throws what keeps a partition from going on: a health check. Dead letters do not. */
  check(): void {
    this.#followers.check();
  }

  /** Begins nothing more, and ends with what is being processed. */
  close(): Promise<void> {
    return this.#followers.close();
  }
}
