import type { DomainEvent } from '../domain/index.ts';
import type { EventCodec } from '../eventsourcing/index.ts';
import type { MessageHeaders } from './message.ts';

/** A message as the log keeps it. */
export interface StoredMessage {
  readonly id: string;
  /** As its body or a header names it; empty where neither does. */
  readonly type: string;
  readonly key: string;
  readonly headers: MessageHeaders;
  readonly body: string;
  /** `base64` where the body is no text. */
  readonly encoding: 'utf-8' | 'base64';
}

const received = 'MessageReceived';

/** What the log calls a channel; no aggregate can be called so. */
export const categoryOf = (channel: string): string => `channel:${channel}`;

/** What to ask the log for to see the messages of a channel, of whatever type. */
export const messagesOf = (channel: string): Record<string, readonly string[]> => ({
  [categoryOf(channel)]: [received],
});

/** How messages of a channel are written down: to be handed to the event store. */
export function channelCodec(channel: string): EventCodec {
  return {
    category: categoryOf(channel),
    types: [received],
    storedAs: (type) => [type],
    write: ({ data }) => ({ type: received, typeVersion: 1, data: JSON.stringify(data) }),
    read: ({ data }, meta) => {
      // Written above.
      const message = JSON.parse(data) as StoredMessage;
      return { type: message.type || received, data: message, meta };
    },
  };
}

/** A message that has come in, as an event of the log. */
export const receivedEvent = (message: StoredMessage, meta: DomainEvent['meta']): DomainEvent => ({
  type: received,
  data: message,
  meta,
});
