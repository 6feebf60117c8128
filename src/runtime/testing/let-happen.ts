import { newId } from '../domain/index.ts';
import { type EventCodec, MemoryEventStore } from '../eventsourcing/index.ts';
import {
  type FollowedEngines,
  type FollowingRunner,
  handledInMemory,
} from './handled-in-memory.ts';
import { readFields } from './read-fields.ts';

/** An event, written as it is stored. */
interface Stored {
  readonly type: string;
  readonly json: object;
}

/**
 * Lets an event happen over engines in memory, until the runner that is made over them has handled it.
 * Throws when it could not.
 */
export async function letHappen(
  make: (engines: FollowedEngines) => FollowingRunner,
  codec: EventCodec,
  { type, json }: Stored,
): Promise<void> {
  const events = new MemoryEventStore([codec]);
  const at = '2026-01-01T00:00:00.000Z';
  const meta = { id: newId(), at, actorId: null, correlationId: newId(), causationId: null };
  const stream = { category: codec.category, id: 'one' };
  const data = readFields(codec, type, json);
  const [letter] = await handledInMemory(make, events, () =>
    events.append(stream, 0, [{ type, data, meta: { ...meta, streamVersion: 1 } }]),
  );
  if (letter !== undefined) throw new Error(`${letter.type} failed: ${letter.message}`);
}
