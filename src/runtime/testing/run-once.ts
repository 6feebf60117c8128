import { type EventSubscription, SubscriptionRunner } from '../events/index.ts';
import type { EventCodec } from '../eventsourcing/index.ts';
import type { FollowedEngines } from './handled-in-memory.ts';
import { triedOnce } from './tried-once.ts';

/** Lets a subscription follow the events of a codec, without repetitions. */
export const runOnce =
  (subscription: EventSubscription, { category }: EventCodec) =>
  (engines: FollowedEngines): SubscriptionRunner => {
    const heard = { [category]: subscription.types[category] ?? [] };
    return new SubscriptionRunner({ ...engines, subscriptions: [triedOnce(subscription, heard)] });
  };
