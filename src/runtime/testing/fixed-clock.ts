import { addTime, type Clock, dateOf, normaliseDatetime } from '../domain/index.ts';

/** A clock that stands still until it is moved. */
export interface FixedClock extends Clock {
  advance(duration: string): void;
}

/** @example fixedClock('2026-01-31T10:00:00.000Z') */
export function fixedClock(at: string): FixedClock {
  let now = normaliseDatetime(at);
  return {
    now: () => now,
    today: () => dateOf(now),
    advance: (duration) => {
      now = addTime(now, duration);
    },
  };
}
