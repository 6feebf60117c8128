import { timeout } from '../resilience/index.ts';
import type { EventSubscription } from './event-subscription.ts';
import { inCourseOf } from './in-course-of.ts';
import type { Item } from './lanes.ts';

/** How long an attempt may take where nothing else is said, in milliseconds. */
export const usualTimeout = 60_000;

/**
 * Lets a subscription handle an event, as the system, in the course of what the event belongs to;
 * throws what it throws, or a TimeoutError.
 */
export function attempt(
  subscription: EventSubscription,
  { event, attempts }: Item,
  stop: AbortSignal,
): Promise<unknown> {
  const key = `${subscription.name}:${event.meta.id}`;
  return inCourseOf(event.meta, () =>
    timeout(async (signal) => subscription.handle(event, { key, attempt: attempts, signal }), {
      millis: subscription.timeout ?? usualTimeout,
      signal: stop,
    }),
  );
}
