import { Conflict } from '../domain/index.ts';
import type { StreamId } from './stream-id.ts';

/** What an append throws that goes on from another version than the stream's. */
export function changedMeanwhile({ category, id }: StreamId): Conflict {
  return new Conflict(`${category} ${id} was changed by somebody else at the same time`);
}
