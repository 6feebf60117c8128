import type { DomainEvent } from '../domain/index.ts';
import type { EventCodec, RecordedEvent, StreamId } from '../eventsourcing/index.ts';
import type { Timer } from './process-instance.ts';

/** What the log calls timers that have fired: what belongs to a context has a dot in its name. */
export const timerCategory = 'timer';

/** What the log tells of a timer that has fired. */
export interface FiredTimer {
  readonly key: string;
  readonly timer: string;
}

/** What to ask the log for to see the timers of a process. */
export const timersOf = (process: string): Record<string, readonly string[]> => ({
  [timerCategory]: [process],
});

/** How timers that fire are written down: to be handed to the event store of an app with processes. */
export const timerCodec: EventCodec = {
  category: timerCategory,
  types: [],
  storedAs: (process) => [process],
  write: ({ type: process, data }) => ({
    type: process,
    typeVersion: 1,
    data: JSON.stringify(data),
  }),
  read: ({ data }, meta) => {
    // Made below.
    const fired = JSON.parse(data) as FiredTimer;
    return { type: fired.timer, data: fired, meta };
  },
};

/** A timer has fired: the log keeps it in order with what else concerns its key. */
export function firedEvent(timer: Timer, now: number): DomainEvent {
  const { id, process, key, name, eventId: causationId, correlationId } = timer;
  const at = new Date(now).toISOString();
  const data: FiredTimer = { key, timer: name };
  const meta = { id, at, actorId: null, correlationId, causationId, streamVersion: 1 };
  return { type: process, data, meta };
}

export const timerStream = ({ id }: Timer): StreamId => ({ category: timerCategory, id });

/** Undefined for any other event. */
export const firedIn = ({ stream, data }: RecordedEvent): FiredTimer | undefined =>
  // Only timers are in their category.
  stream.category === timerCategory ? (data as FiredTimer) : undefined;
