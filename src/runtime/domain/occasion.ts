/** The circumstances of a command: when, by whom and in the course of what something is done. */
export interface Occasion {
  readonly now: string;
  readonly today: string;
  readonly actorId: string | null;
  readonly correlationId: string;
  readonly causationId: string | null;
}
