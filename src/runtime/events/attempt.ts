import { callContext, system } from '../auth/index.ts';
import { timeout } from '../resilience/index.ts';
import type { EventSubscription } from './event-subscription.ts';
import type { Item } from './lanes.ts';

const longest = 60_000;

/**
 * Lets a subscription handle an event, as the system, in the course of what the event belongs to;
 * throws what it throws, or a TimeoutError.
 */
export function attempt(
  subscription: EventSubscription,
  { event, attempts }: Item,
  stop: AbortSignal,
): Promise<unknown> {
  const { id, correlationId } = event.meta;
  const key = `${subscription.name}:${id}`;
  const call = { correlationId, actor: system, causationId: id };
  return callContext.run(call, () =>
    timeout(async (signal) => subscription.handle(event, { key, attempt: attempts, signal }), {
      millis: subscription.timeout ?? longest,
      signal: stop,
    }),
  );
}
