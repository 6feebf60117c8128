import { hash } from 'node:crypto';

/** One of so many parts of all streams: every stream is in one of them, with all of its events. */
export interface Partition {
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

/**
 * The index of the partition that the stream of an id is in: the same for ever, whatever its category
 * is called by then.
 */
export function partitionOf(id: string, count: number): number {
  return count === 1 ? 0 : Number.parseInt(hash('sha256', id).slice(0, 8), 16) % count;
}
