import { keyOf } from '../events/event-subscription.ts';
import type { EventSubscription } from '../events/index.ts';

/** The subscription as far as it hears these events, without repetitions. */
export const triedOnce = (
  subscription: EventSubscription,
  types: EventSubscription['types'] = subscription.types,
): EventSubscription => ({
  name: subscription.name,
  types,
  retry: { attempts: 0, from: 0 },
  keyOf: (event) => keyOf(subscription, event),
  handle: (event, delivery) => subscription.handle(event, delivery),
});
