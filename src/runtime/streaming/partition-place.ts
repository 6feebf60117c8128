import type { Partition } from '../eventsourcing/index.ts';

/**
 * What the place of a partition is called in the store, of so many partitions of a processor.
 *
 * @example 'ordering.orders.revenue 2/4'
 */
export const placeOf = (processor: string, { index, count }: Partition): string =>
  `${processor} ${index + 1}/${count}`;

/** The partition that a place is called after. */
export function partitionIn(place: string): Partition {
  const [number = 0, count = 0] = place
    .slice(place.indexOf(' ') + 1)
    .split('/')
    .map(Number);
  return { index: number - 1, count };
}
