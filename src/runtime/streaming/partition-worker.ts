import { Follower } from '../events/follower.ts';
import type { Following } from '../events/followers.ts';
import type { SubscriberOptions } from '../events/subscriber.ts';
import type { EventTypes, Partition } from '../eventsourcing/index.ts';
import { BatchReader } from './batch-reader.ts';
import type { EventStream } from './event-stream.ts';
import { placeOf } from './partition-place.ts';
import { PartitionSession } from './partition-session.ts';
import type { Partitioning } from './partitioning.ts';
import { retriedOf } from './retried-of.ts';
import type { StreamProcessor } from './stream-processor.ts';

export interface PartitionWorkerOptions extends Omit<SubscriberOptions, 'window'> {
  readonly processor: StreamProcessor;
  readonly partition: Partition;
  readonly partitioning: Partitioning;
  readonly batch: EventStream['batch'];
}

// How far the log may go on without anything that is wanted before that is written down.
const farBehind = 10_000;

/** One partition of a processor in one process: works when a batch is due and nobody else does it. */
export class PartitionWorker implements Following {
  readonly types: EventTypes;
  readonly #options: PartitionWorkerOptions;
  readonly #name: string;
  readonly #follower: Follower;
  readonly #reader: BatchReader;

  constructor(options: PartitionWorkerOptions) {
    const { processor, partition, batch, pollEvery, onError } = options;
    const name = placeOf(processor.name, partition);
    this.#options = options;
    this.#name = name;
    this.types = processor.types;
    this.#follower = new Follower({ name, pollEvery, onError, step: () => this.#step() });
    this.#reader = new BatchReader({
      ...options,
      size: batch.size,
      stopping: this.#follower.stopping,
    });
  }

  get failure(): unknown {
    return this.#follower.failure;
  }

  /** Up to where in the log everything is done with, as far as this process knows. */
  get reached(): number {
    return this.#follower.reached;
  }

  start(): void {
    this.#follower.start();
  }

  wake(): void {
    this.#follower.wake();
  }

  waitFor(position: number, signal: AbortSignal): Promise<void> {
    return this.#follower.waitFor(position, signal);
  }

  close(): Promise<void> {
    return this.#follower.close();
  }

  /** Does what is to be done next; answers for how many milliseconds there is nothing. */
  async #step(): Promise<number> {
    const { store, partitioning, pollEvery } = this.#options;
    await partitioning.divided();
    const position = await store.position(this.#name);
    // Another process has divided the stream otherwise since, and goes through it.
    if (position === undefined) return pollEvery;
    if (await this.#isBehind()) {
      await this.#session(position).takeUp();
      return 0;
    }
    await this.#reader.read(position);
    const { batch, scanned } = this.#reader;
    if (batch.length === 0) return this.#pass(position, scanned);
    const rest = this.#options.batch.within - this.#reader.waited;
    const isDue = this.#reader.isFull || rest <= 0 || this.#follower.isAwaited;
    if (!isDue) return Math.min(rest, pollEvery);
    const session = this.#session(position);
    await session.process(batch);
    this.#follower.advance(session.position);
    return 0;
  }

  /** Something was left behind, or is to be handled again. */
  async #isBehind(): Promise<boolean> {
    const [pending] = await this.#options.store.pending(this.#name, { after: 0, limit: 1 });
    if (pending !== undefined) return true;
    const [retried] = await retriedOf(this.#options, 1);
    return retried !== undefined;
  }

  async #pass(position: number, scanned: number): Promise<number> {
    this.#follower.advance(scanned);
    if (scanned - position >= farBehind) await this.#session(position).pass(scanned);
    return this.#options.pollEvery;
  }

  #session(position: number): PartitionSession {
    return new PartitionSession({
      ...this.#options,
      name: this.#name,
      position,
      stopping: this.#follower.stopping,
      onError: (error) => this.#follower.fail(error),
    });
  }
}
