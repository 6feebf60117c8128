import type { DeadLetter, SubscriptionStore } from '../events/index.ts';
import { idInKey } from '../events/stream-key.ts';
import { type Partition, partitionOf } from '../eventsourcing/index.ts';
import type { StreamProcessor } from './stream-processor.ts';

// Those of other partitions are among them.
const lookedAt = 1_000;

interface Retried {
  readonly store: SubscriptionStore;
  readonly processor: StreamProcessor;
  readonly partition: Partition;
}

/** The dead letters in a partition of a processor that an operator wants to be handled again. */
export async function retriedOf(
  { store, processor, partition }: Retried,
  limit: number,
): Promise<readonly DeadLetter[]> {
  const letters = await store.retried(processor.name, lookedAt);
  return letters
    .filter(({ key }) => partitionOf(idInKey(key), partition.count) === partition.index)
    .slice(0, limit);
}
