import { DomainError } from '../domain/index.ts';
import { type Delivery, type EventSubscription, mayPass, usualRetry } from '../events/index.ts';
import type { RecordedEvent } from '../eventsourcing/index.ts';
import { abortable, harmless, type RetryPolicy } from '../resilience/index.ts';
import type { Channel, MessageHeaders } from './message.ts';
import { type MessageFormat, readMessage } from './message-format.ts';
import { messagesOf, type StoredMessage } from './stored-message.ts';

/** One attempt to handle a message. */
export interface MessageDelivery extends Delivery {
  readonly channel: string;
  readonly type: string;
  /** As the sender names it. */
  readonly id: string;
  readonly headers: MessageHeaders;
}

/** Throws when it could not: then it is tried again, or rejected. */
export type MessageHandler = (data: unknown, delivery: MessageDelivery) => Promise<unknown>;

export interface DroppedMessage {
  readonly channel: string;
  readonly type: string;
  readonly id: string;
}

export interface MessageConsumerOptions {
  /** Unique and kept: its place in the channel is known by it. */
  readonly name: string;
  readonly channel: Channel;
  /** Default `cloudevents`. */
  readonly format?: MessageFormat;
  /** By type. Those of other types are passed over in a topic, and rejected in a queue. */
  readonly messages?: Readonly<Record<string, MessageHandler>>;
  /**
   * How often after the first attempt, and after which pauses, a technical failure is tried again; a
   * refusal rejects at once. Default: 3 times, from 200 ms up to 5 s.
   */
  readonly retry?: RetryPolicy;
  /** How many keys are handled at once. Default 1. */
  readonly concurrency?: number;
  /** How long one attempt may take, in milliseconds. Default 60,000. */
  readonly timeout?: number;
  /** Told of each message that is rejected, which then is no dead letter. */
  readonly onDropped?: (error: unknown, message: DroppedMessage) => void;
}

/** Nobody handles messages of this type. */
export class UnknownMessage extends DomainError {
  constructor(type: string, known: readonly string[]) {
    super({
      code: 'UnknownMessage',
      status: 422,
      title: 'nobody handles messages of this type',
      detail: `nobody handles ${type || 'messages without a type'}, only ${known.join(', ')}`,
    });
  }
}

/**
 * Handles the messages of a channel: those of one key in order, each at least once. What handlers
 * send on with `delivery.key` is recognised when the message comes again.
 *
 * @example
 * new MessageConsumer({
 *   name: 'ordering.create-order',
 *   channel: { name: 'create-order', kind: 'queue' },
 *   messages: {
 *     CreateOrder: (data, { key }) => commands.send(readCreateOrder(data), { key }),
 *   },
 * });
 */
export class MessageConsumer implements EventSubscription {
  readonly name: string;
  readonly types: EventSubscription['types'];
  readonly retry: RetryPolicy;
  readonly concurrency: number;
  readonly from: 'now' | 'beginning';
  readonly timeout: number;
  readonly #options: MessageConsumerOptions;
  readonly #handlers: Map<string, MessageHandler>;

  constructor(options: MessageConsumerOptions) {
    const { name, channel, retry = usualRetry, concurrency = 1, timeout = 60_000 } = options;
    this.name = name;
    this.types = messagesOf(channel.name);
    this.retry = retry;
    this.concurrency = concurrency;
    this.timeout = timeout;
    // What was sent to a queue before its first worker came is work, too.
    this.from = channel.kind === 'queue' ? 'beginning' : 'now';
    this.#options = options;
    this.#handlers = new Map(Object.entries(options.messages ?? {}));
  }

  keyOf(event: RecordedEvent): string {
    return storedIn(event).key;
  }

  async handle(event: RecordedEvent, delivery: Delivery): Promise<void> {
    const { onDropped, channel } = this.#options;
    const message = storedIn(event);
    try {
      await abortable(this.#handle(message, delivery), delivery.signal);
    } catch (error) {
      const isRejected = !mayPass(error) || delivery.attempt > this.retry.attempts;
      if (onDropped === undefined || !isRejected) throw error;
      harmless(onDropped)(error, { channel: channel.name, type: message.type, id: message.id });
    }
  }

  /** Handles messages of a type whose fields are as `check` wants them, which throws where they are not. */
  protected handleChecked<Json>(
    type: string,
    check: (data: unknown) => void,
    handle: (json: Json, delivery: MessageDelivery) => Promise<unknown>,
  ): void {
    this.#handlers.set(type, async (data, delivery) => {
      check(data);
      // Checked just now.
      await handle(data as Json, delivery);
    });
  }

  async #handle(message: StoredMessage, delivery: Delivery): Promise<void> {
    const { channel, format = 'cloudevents' } = this.#options;
    const { type, data } = readMessage(message, format);
    const handler = this.#handlers.get(type);
    if (handler !== undefined) {
      const { id, headers } = message;
      await handler(data, { ...delivery, channel: channel.name, type, id, headers });
    } else if (channel.kind === 'queue') {
      throw new UnknownMessage(type, [...this.#handlers.keys()]);
    }
  }
}

/** Only messages are in the category of a channel. */
const storedIn = ({ data }: RecordedEvent): StoredMessage => data as StoredMessage;
