import { newId } from '../domain/index.ts';
import {
  type EventSubscription,
  MemorySubscriptionStore,
  SubscriptionRunner,
} from '../events/index.ts';
import { type EventCodec, MemoryEventStore } from '../eventsourcing/index.ts';
import { MemoryLeaseStore } from '../leases/index.ts';
import { readFields } from './read-fields.ts';
import { triedOnce } from './tried-once.ts';

/** An event, written as it is stored. */
interface Stored {
  readonly type: string;
  readonly json: object;
}

/**
 * Lets an event happen over engines in memory, until a subscription has handled it. Throws when it
 * could not.
 */
export async function letHappen(
  subscription: EventSubscription,
  codec: EventCodec,
  { type, json }: Stored,
): Promise<void> {
  const events = new MemoryEventStore([codec]);
  const { unitOfWork } = events;
  const store = new MemorySubscriptionStore(unitOfWork);
  const leases = new MemoryLeaseStore(unitOfWork);
  const stuck = new AbortController();
  const onError = (error: unknown): void => stuck.abort(error);
  const heard = { [codec.category]: subscription.types[codec.category] ?? [] };
  const subscriptions = [triedOnce(subscription, heard)];
  const runner = new SubscriptionRunner({ events, store, leases, subscriptions, onError });
  await runner.start();
  const at = '2026-01-01T00:00:00.000Z';
  const meta = { id: newId(), at, actorId: null, correlationId: newId(), causationId: null };
  const stream = { category: codec.category, id: 'one' };
  const data = readFields(codec, type, json);
  await events.append(stream, 0, [{ type, data, meta: { ...meta, streamVersion: 1 } }]);
  try {
    await runner.settled({ signal: stuck.signal });
  } finally {
    await runner.close();
  }
  const [letter] = await store.deadLetters.list();
  if (letter !== undefined) throw new Error(`${letter.type} failed: ${letter.message}`);
}
