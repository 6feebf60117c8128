import type { RecordedEvent } from './event-store.ts';

export interface ProjectionFailure {
  /** What was to be projected; none when they could not be read. */
  readonly events: readonly RecordedEvent[];
  readonly cause: unknown;
}

/** A view that cannot go on: it stays where it is until the cause is mended. */
export class ProjectionError extends Error {
  readonly view: string;
  /** The event it is stuck at, where it is known. */
  readonly position: number | undefined;

  constructor(view: string, { events, cause }: ProjectionFailure) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`the view ${view} is stuck at ${describe(events)}: ${reason}`, { cause });
    this.name = 'ProjectionError';
    this.view = view;
    this.position = events[0]?.position;
  }
}

function describe(events: readonly RecordedEvent[]): string {
  const [first] = events;
  if (first === undefined) return 'the events after its checkpoint, which cannot be read';
  const { type, stream, position } = first;
  return `event ${position} (${type} of ${stream.category} ${stream.id})`;
}
