import { isConflict, NotUnique } from '../domain/index.ts';
import type { Aggregate } from './aggregate-repository.ts';
import type { EventStore } from './event-store.ts';
import type { StreamId } from './stream-id.ts';

export interface Appending {
  readonly events: EventStore;
  readonly stream: StreamId;
  /** Asked when one that was created turns out to have a stream: whether it exists at present. */
  readonly exists: () => Promise<boolean>;
  /** Whether it was made within the unit that is running. */
  readonly isOwn: boolean;
}

/** Appends what was raised on an aggregate; one that was deleted may begin again in its old stream. */
export async function appendChanges(
  { version, changes }: Aggregate<unknown>,
  { events, stream, exists, isOwn }: Appending,
): Promise<number> {
  const loaded = version - changes.length;
  try {
    if (isOwn) return await events.appendLast(stream, loaded, changes);
    return (await events.append(stream, loaded, changes)).version;
  } catch (error) {
    if (loaded > 0 || !isConflict(error)) throw error;
  }
  if (await exists()) throw new NotUnique('id');
  const before = await events.read(stream);
  return (await events.append(stream, before.length, changes)).version;
}
