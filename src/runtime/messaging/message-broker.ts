import type { Channel, IncomingMessage, OutgoingMessage } from './message.ts';

export interface PublishOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Whoever wants what is sent to a channel. */
export interface Subscribing {
  readonly channel: Channel;
  /** Of a topic, each group gets each message; a queue has its workers, whatever they are called. */
  readonly group: string;
}

export interface Receiving extends Subscribing {
  /** Keeps messages, in this order; the broker forgets them only when it has resolved. */
  store(messages: readonly IncomingMessage[]): Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Carries messages between processes: each at least once, and those of one key in order.
 *
 * @example
 * const broker = await openBroker({ url: 'nats://127.0.0.1:4222', events });
 * await broker.publish({ name: 'orders', kind: 'topic' }, [{ id, key: orderId, body }]);
 */
export interface MessageBroker {
  readonly engine: 'embedded' | 'nats' | 'rabbitmq';

  /** What whoever runs it ought to know, said at start. */
  readonly remarks: readonly string[];

  /**
   * Resolves when the broker has acknowledged all of them. Throws Unavailable when it does not; some
   * may have arrived then, and are recognised when they are sent again.
   */
  publish(
    channel: Channel,
    messages: readonly OutgoingMessage[],
    options?: PublishOptions,
  ): Promise<void>;

  /** What is sent from now on is kept for the group, also while nobody receives. */
  subscribe(subscribing: Subscribing): Promise<void>;

  /**
   * Hands over what comes in until the signal is aborted; what has been handed over is stored then.
   * Throws when it cannot go on, such as without a connection. Only one at a time may receive for a
   * group, or its order is lost.
   */
  receive(receiving: Receiving): Promise<void>;

  /** Throws when messages cannot be sent at present. */
  check(): Promise<void>;

  /** Waits for what is being published, then gives the connection back. */
  close(): Promise<void>;
}
