import type { EventTypes, RecordedEvent } from './event-store.ts';

/** Whether an event is one of these. */
export function isAmong(types: EventTypes, { stream, type }: RecordedEvent): boolean {
  return types[stream.category]?.includes(type) ?? false;
}
