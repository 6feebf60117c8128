import type { StreamProcessor } from './stream-processor.ts';

/** Processors that go through the log side by side, each at its own pace, and partition by partition. */
export interface EventStream {
  readonly name: string;
  /** How many partitions there are: an aggregate is in one of them, with all of its events. */
  readonly partitions: number;
  readonly batch: {
    /** How many events at the most. */
    readonly size: number;
    /** How long the first of them may wait for more, in milliseconds. */
    readonly within: number;
  };
  readonly processors: readonly StreamProcessor[];
}
