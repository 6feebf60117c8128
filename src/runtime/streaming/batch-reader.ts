import type { EventStore, Partition, RecordedEvent } from '../eventsourcing/index.ts';
import { isWanted } from './is-wanted.ts';
import type { StreamProcessor } from './stream-processor.ts';

export interface BatchReaderOptions {
  readonly events: EventStore;
  readonly processor: StreamProcessor;
  readonly partition: Partition;
  /** How many events a batch has at the most. */
  readonly size: number;
  readonly stopping: AbortSignal;
}

/** Gathers the next batch of a partition, from where its processor has come to. */
export class BatchReader {
  readonly #options: BatchReaderOptions;
  #position = 0;
  #scanned = 0;
  #batch: readonly RecordedEvent[] = [];
  #since = 0;

  constructor(options: BatchReaderOptions) {
    this.#options = options;
  }

  /** What is gathered: wanted events, in order. */
  get batch(): readonly RecordedEvent[] {
    return this.#batch;
  }

  /** How far the log holds nothing else that is wanted. */
  get scanned(): number {
    return this.#scanned;
  }

  get isFull(): boolean {
    return this.#batch.length >= this.#options.size;
  }

  /** For how many milliseconds the first of the batch has waited. */
  get waited(): number {
    return performance.now() - this.#since;
  }

  /** Goes on with what comes after the position that the processor has come to. */
  async read(position: number): Promise<void> {
    const { size, stopping } = this.#options;
    if (position < this.#position) {
      this.#batch = [];
      this.#scanned = position;
    } else if (position > this.#position) {
      this.#batch = this.#batch.filter((event) => event.position > position);
      this.#scanned = Math.max(this.#scanned, position);
    }
    this.#position = position;
    while (this.#batch.length < size && !stopping.aborted) {
      if (!(await this.#readMore())) return;
    }
  }

  /** Answers whether there is more. */
  async #readMore(): Promise<boolean> {
    const { events, partition, processor, size } = this.#options;
    // Asked first: what is appended in between is then read too, or left for the next time.
    const head = await events.head();
    const limit = size - this.#batch.length;
    const { types } = processor;
    const found = await events.readAll({ after: this.#scanned, limit, types, partition });
    const last = found.at(-1)?.position ?? this.#scanned;
    const isAll = found.length < limit;
    this.#scanned = isAll ? Math.max(head, last) : last;
    const wanted = found.filter((event) => isWanted(processor, event));
    if (this.#batch.length === 0) this.#since = performance.now();
    this.#batch = [...this.#batch, ...wanted];
    return !isAll;
  }
}
