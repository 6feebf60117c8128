import { newId } from '../domain/index.ts';
import {
  MemorySubscriptionStore,
  type SettleOptions,
  type SubscriptionStore,
} from '../events/index.ts';
import { type EventCodec, type EventStore, MemoryEventStore } from '../eventsourcing/index.ts';
import { type LeaseStore, MemoryLeaseStore } from '../leases/index.ts';
import { readFields } from './read-fields.ts';

/** An event, written as it is stored. */
interface Stored {
  readonly type: string;
  readonly json: object;
}

/** What something that follows events is run over. */
export interface FollowedEngines {
  readonly events: EventStore;
  readonly store: SubscriptionStore;
  readonly leases: LeaseStore;
  readonly onError: (error: unknown) => void;
}

interface Runner {
  start(): void | Promise<void>;
  settled(options: SettleOptions): Promise<void>;
  close(): Promise<void>;
}

/**
 * Lets an event happen over engines in memory, until the runner that is made over them has handled it.
 * Throws when it could not.
 */
export async function letHappen(
  make: (engines: FollowedEngines) => Runner,
  codec: EventCodec,
  { type, json }: Stored,
): Promise<void> {
  const events = new MemoryEventStore([codec]);
  const { unitOfWork } = events;
  const store = new MemorySubscriptionStore(unitOfWork);
  const leases = new MemoryLeaseStore(unitOfWork);
  const stuck = new AbortController();
  const onError = (error: unknown): void => stuck.abort(error);
  const runner = make({ events, store, leases, onError });
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
