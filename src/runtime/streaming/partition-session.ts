import { failureOf, interrupted } from '../events/failure.ts';
import { HeldLease, type HeldLeaseOptions, Overtaken } from '../events/held-lease.ts';
import {
  type DeadLetter,
  type Failure,
  mayPass,
  type PendingDelivery,
  type SubscriptionChange,
  usualRetry,
} from '../events/index.ts';
import type { Item } from '../events/lanes.ts';
import { letterOf, notHeard } from '../events/letter-of.ts';
import { streamKey } from '../events/stream-key.ts';
import type { EventStore, Partition, RecordedEvent } from '../eventsourcing/index.ts';
import { LeaseLost } from '../leases/index.ts';
import { delayAfter, pause, type Semaphore } from '../resilience/index.ts';
import { BatchAttempt } from './batch-attempt.ts';
import { isWanted } from './is-wanted.ts';
import { retriedOf } from './retried-of.ts';
import type { StreamProcessor } from './stream-processor.ts';

export interface PartitionSessionOptions extends HeldLeaseOptions {
  readonly processor: StreamProcessor;
  readonly partition: Partition;
  readonly events: EventStore;
  /** One batch at a time that was interrupted, in the whole process: it may be what ends it. */
  readonly quarantine: Semaphore;
}

/** Events that are gone through together, and the row that says so while they are under way. */
interface Batch {
  readonly events: readonly RecordedEvent[];
  /** How often they were begun before. */
  readonly attempts: number;
  /** Rows that theirs takes the place of. */
  readonly instead?: readonly number[];
  /** Dead letters that are none any more. */
  readonly revive?: readonly string[];
  /** Nothing comes after it under this lease. */
  readonly isLast?: boolean;
}

// How much of what was left behind is taken up under one lease.
const atOnce = 100;

/**
 * What one process does with a partition of a processor while it holds the lease. A row of the store
 * that lies after the position says that all up to there is under way; one before it, that this event
 * alone is not done with.
 */
export class PartitionSession {
  readonly #options: PartitionSessionOptions;
  readonly #lease: HeldLease;
  #position: number;

  constructor(options: PartitionSessionOptions) {
    this.#options = options;
    this.#position = options.position;
    this.#lease = new HeldLease(options);
  }

  /** Up to where everything is done with. */
  get position(): number {
    return this.#position;
  }

  /** Goes through the next batch. Throws LeaseHeld, LeaseLost or Overtaken. */
  process(events: readonly RecordedEvent[]): Promise<void> {
    return this.#holding(() => this.#deliver({ events, attempts: 0, isLast: true }));
  }

  /** Up to here nothing is wanted. */
  pass(position: number): Promise<void> {
    return this.#holding(() => this.#lease.write({ position }, { last: true }));
  }

  /** Goes through what was left behind, then through dead letters that are to be handled again. */
  takeUp(): Promise<void> {
    const { store, name, stopping } = this.#options;
    return this.#holding(async () => {
      // Takes the lease: only then nobody else is at these.
      await this.#lease.write({});
      for (const row of await store.pending(name, { after: 0, limit: atOnce })) {
        if (stopping.aborted) return;
        await (row.running ? this.#quarantined(() => this.#resume(row)) : this.#resume(row));
      }
      for (const letter of await retriedOf(this.#options, atOnce)) {
        if (stopping.aborted) return;
        await this.#retry(letter);
      }
    });
  }

  async #holding(work: () => Promise<void>): Promise<void> {
    this.#lease.keep();
    try {
      await work();
    } finally {
      await this.#lease.end();
    }
  }

  async #quarantined(work: () => Promise<void>): Promise<void> {
    const release = await this.#options.quarantine.enter();
    try {
      await work();
    } finally {
      release();
    }
  }

  async #resume(row: PendingDelivery): Promise<void> {
    if (row.position <= this.#position) return this.#resumeOne(row, await this.#eventAt(row));
    const next = await this.#next(this.#position);
    if (next?.position === row.position) await this.#resumeOne(row, next);
    else await this.#oneByOne(row.position, [row.position]);
  }

  async #resumeOne(row: PendingDelivery, event: RecordedEvent | undefined): Promise<void> {
    const { position, attempts, running } = row;
    if (event === undefined) {
      await this.#lease.write({ done: [position] });
    } else if (running && attempts > this.#retries.attempts) {
      await this.#park({ event, key: row.key, attempts }, { failure: interrupted(attempts) });
    } else {
      await this.#deliver({ events: [event], attempts });
    }
  }

  async #retry(letter: DeadLetter): Promise<void> {
    const event = await this.#eventAt(letter);
    if (event === undefined) await this.#lease.write({ park: [notHeard(letter)] });
    else await this.#deliver({ events: [event], attempts: 0, revive: [letter.id] });
  }

  /** As often as that may help; then one by one, and what is alone is parked. */
  async #deliver(batch: Batch): Promise<void> {
    const { events } = batch;
    for (let attempts = batch.attempts + 1; ; attempts += 1) {
      const row = rowOf(events, attempts);
      const begun = { set: [{ ...row, running: true }] };
      await this.#lease.write(
        attempts === batch.attempts + 1 ? { ...begun, ...beginOf(batch, row) } : begun,
      );
      const failed = await this.#attempt(batch, row);
      if (failed === undefined) return;
      if (!mayPass(failed.error) || attempts > this.#retries.attempts) {
        return this.#giveUp(batch, { row, failure: failureOf(failed.error) });
      }
      await this.#lease.write({ set: [row] });
      const signal = AbortSignal.any([this.#options.stopping, this.#lease.lost]);
      await pause(delayAfter(attempts - 1, this.#retries), signal);
    }
  }

  async #giveUp(
    { events, isLast }: Batch,
    { row, failure }: { readonly row: PendingDelivery; readonly failure: Failure },
  ): Promise<void> {
    const [event, ...others] = events;
    if (event === undefined || others.length > 0)
      return this.#oneByOne(row.position, [row.position]);
    await this.#park({ event, key: row.key, attempts: row.attempts }, { failure, isLast });
  }

  /** Each event up to there by itself, in order; `instead` are rows that stood for them together. */
  async #oneByOne(upTo: number, instead: readonly number[]): Promise<void> {
    let left = instead;
    for (let after = this.#position; ; ) {
      if (this.#options.stopping.aborted) return;
      const event = await this.#next(after);
      if (event === undefined || event.position > upTo) break;
      await this.#deliver({ events: [event], attempts: 0, instead: left });
      after = event.position;
      left = [];
    }
    if (left.length > 0) await this.#lease.write({ done: left });
  }

  /** Undefined once the events are done with, and that is written down. */
  async #attempt(
    { events, isLast: last = false }: Batch,
    row: PendingDelivery,
  ): Promise<{ readonly error: unknown } | undefined> {
    const { processor, onError, name } = this.#options;
    const change = this.#past(row.position);
    const attempt = new BatchAttempt({
      processor,
      events,
      attempt: row.attempts,
      stop: this.#lease.lost,
      commit: (done) => {
        const work = async (): Promise<void> => {
          // It may have been kept although its answer was lost.
          if (!(await this.#isUnderWay(row))) throw new Overtaken(name);
          await done();
        };
        return this.#lease.commit(change, { work, last });
      },
    });
    try {
      await attempt.run();
    } catch (error) {
      this.#lease.lost.throwIfAborted();
      if (error instanceof LeaseLost || error instanceof Overtaken) throw error;
      if (!attempt.isCommitted) {
        if (attempt.hasTriedToCommit && !(await this.#isUnderWay(row))) throw new Overtaken(name);
        return { error };
      }
      onError(error);
    }
    if (!attempt.isCommitted) await this.#lease.write(change, { last });
    this.#position = Math.max(this.#position, row.position);
    return undefined;
  }

  async #isUnderWay({ position, attempts }: PendingDelivery): Promise<boolean> {
    const { store, name } = this.#options;
    const [found] = await store.pending(name, { after: position - 1, limit: 1 });
    return found?.position === position && found.attempts === attempts;
  }

  async #park(
    item: Item,
    {
      failure,
      isLast: last = false,
    }: { readonly failure: Failure; readonly isLast?: boolean | undefined },
  ): Promise<void> {
    const { position } = item.event;
    const letter = letterOf(this.#options.processor.name, item, failure);
    await this.#lease.write({ ...this.#past(position), park: [letter] }, { last });
    this.#position = Math.max(this.#position, position);
  }

  /** What is written once all is done with that the row of this position stands for. */
  #past(position: number): SubscriptionChange {
    return { done: [position], ...(position > this.#position && { position }) };
  }

  get #retries() {
    return this.#options.processor.retry ?? usualRetry;
  }

  /** The next event that is wanted. */
  async #next(after: number): Promise<RecordedEvent | undefined> {
    const { events, processor, partition } = this.#options;
    const { types } = processor;
    for (let from = after; ; ) {
      const [event] = await events.readAll({ after: from, limit: 1, types, partition });
      if (event === undefined || isWanted(processor, event)) return event;
      from = event.position;
    }
  }

  /** Undefined: the processor does not hear it any more. */
  async #eventAt({ position }: { readonly position: number }): Promise<RecordedEvent | undefined> {
    const event = await this.#next(position - 1);
    return event?.position === position ? event : undefined;
  }
}

function rowOf(events: readonly RecordedEvent[], attempts: number): PendingDelivery {
  const last = events.at(-1);
  if (last === undefined) throw new Error('a batch has events');
  return { position: last.position, key: streamKey(last.stream), attempts, running: false };
}

const beginOf = ({ instead = [], revive = [] }: Batch, row: PendingDelivery) => ({
  done: instead.filter((position) => position !== row.position),
  revive,
});
