import { EmbeddedBroker } from '@plinth/runtime/messaging';
import type { MessagingSubject, SubscriptionSubject } from '@plinth/runtime/testing';

/** Processes whose broker is their own log. */
export function embedded(
  stores: SubscriptionSubject,
  channels: readonly string[],
): MessagingSubject {
  const withBroker = <Process extends Pick<SubscriptionSubject, 'events'>>(process: Process) => ({
    ...process,
    broker: new EmbeddedBroker(process.events),
  });
  const another = async () => withBroker(await stores.another());
  return { ...withBroker(stores), channels, another };
}
