import {
  type DeadLetter,
  MemorySubscriptionStore,
  type SettleOptions,
  type SubscriptionStore,
} from '../events/index.ts';
import type { EventStore, MemoryEventStore } from '../eventsourcing/index.ts';
import { type LeaseStore, MemoryLeaseStore } from '../leases/index.ts';

/** What something that follows events is run over. */
export interface FollowedEngines {
  readonly events: EventStore;
  readonly store: SubscriptionStore;
  readonly leases: LeaseStore;
  readonly onError: (error: unknown) => void;
}

export interface FollowingRunner {
  start(): void | Promise<void>;
  settled(options: SettleOptions): Promise<void>;
  close(): Promise<void>;
}

/**
 * Lets something follow a log in memory while something happens, until it has handled that. Answers
 * what it could not handle; throws what keeps it from going on.
 */
export async function handledInMemory(
  make: (engines: FollowedEngines) => FollowingRunner,
  events: MemoryEventStore,
  happen: () => Promise<unknown>,
): Promise<readonly DeadLetter[]> {
  const { unitOfWork } = events;
  const store = new MemorySubscriptionStore(unitOfWork);
  const leases = new MemoryLeaseStore(unitOfWork);
  const stuck = new AbortController();
  const onError = (error: unknown): void => stuck.abort(error);
  const runner = make({ events, store, leases, onError });
  await runner.start();
  try {
    await happen();
    await runner.settled({ signal: stuck.signal });
  } finally {
    await runner.close();
  }
  return store.deadLetters.list();
}
