import type { EventStore } from '../eventsourcing/index.ts';
import type { Closable } from './contract.ts';

/** A store for one case, and what to do when it is over. */
export interface EventStoreSubject extends Closable {
  readonly events: EventStore;
}
