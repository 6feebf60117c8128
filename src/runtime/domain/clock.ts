/** Where the time comes from; a datetime is a string, and so is now. */
export interface Clock {
  /** UTC with milliseconds: `2026-01-31T10:00:00.000Z`. */
  now(): string;
  /** The day in UTC: `2026-01-31`. */
  today(): string;
}

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => new Date().toISOString().slice(0, 10),
};
