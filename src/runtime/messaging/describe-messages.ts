import type { DocumentedMessage, DocumentedMessages } from '../controllers/asyncapi-types.ts';
import type { EventSubscription } from '../events/index.ts';
import type { MessageBroker } from './message-broker.ts';

/** Something that sends or receives messages, and can say which. */
export interface MessageTeller {
  readonly messages: readonly DocumentedMessage[];
}

/** What those among the subscriptions that have to do with messages say of them. */
export const describeMessages = (
  { engine }: Pick<MessageBroker, 'engine'>,
  { subscriptions }: { readonly subscriptions: readonly EventSubscription[] },
): DocumentedMessages => ({
  engine,
  messages: subscriptions.flatMap((one) => (tells(one) ? one.messages : [])),
});

const tells = (one: EventSubscription): one is EventSubscription & MessageTeller =>
  'messages' in one && Array.isArray(one.messages);
