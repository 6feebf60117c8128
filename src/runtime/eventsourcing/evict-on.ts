import type { EventStore, EventTypes, RecordedEvent, Unsubscribe } from './event-store.ts';
import { isAmong } from './is-among.ts';
import type { ProjectionRunner } from './projection-runner.ts';
import type { View } from './view.ts';

/** What a cache of reads has to forget, and when. */
export interface Eviction {
  readonly reads: { clear(): Promise<void> };
  /** The events after which what was read is true no more. */
  readonly types: EventTypes;
  /** The view that is read, where one is: it may show an event later than that is committed. */
  readonly view?: View;
}

export interface EvictionSources {
  readonly events: EventStore;
  readonly projections: Pick<ProjectionRunner, 'onProjected'>;
}

/**
 * Forgets cached reads once one of the events is committed, and again once the view shows it.
 *
 * @example evictOn({ reads, types: { 'catalog.product': ['ProductPriced'] }, view }, { events, projections });
 */
export function evictOn(
  { reads, types, view }: Eviction,
  { events, projections }: EvictionSources,
): Unsubscribe {
  const evict = async (happened: readonly RecordedEvent[] | 'elsewhere'): Promise<void> => {
    const isConcerned = happened === 'elsewhere' || happened.some((event) => isAmong(types, event));
    if (isConcerned) await reads.clear();
  };
  const ends = [events.onCommitted(evict)];
  if (view !== undefined) ends.push(projections.onProjected(view, evict));
  return () => {
    for (const end of ends) end();
  };
}
