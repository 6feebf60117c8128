/** One process for one key. */
export interface ProcessInstance {
  /** The name of the process. */
  readonly process: string;
  /** What tells it from the others. */
  readonly key: string;
  readonly state: 'running' | 'ended';
  /** Its key and what it remembers, as JSON gives it back. */
  readonly data: object;
  /** The event that it has handled last: a repetition of that changes nothing. */
  readonly eventId: string;
  /** Counts its changes. */
  readonly version: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

/** A timer of a process that was scheduled and has not done its part yet. */
export interface Timer {
  /** Another one each time that it is scheduled. */
  readonly id: string;
  readonly process: string;
  readonly key: string;
  readonly name: string;
  /** Milliseconds since 1970; null: it has fired, and what it does is under way. */
  readonly dueAt: number | null;
  /** When it was scheduled. */
  readonly at: string;
  /** Where the event that has scheduled it is in the log. */
  readonly position: number;
  readonly eventId: string;
  readonly correlationId: string;
  /** What the instance remembered then, as JSON gives it back. */
  readonly data: object;
}
