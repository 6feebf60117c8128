import type { EventStore } from '../eventsourcing/index.ts';
import type { Channel, OutgoingMessage } from './message.ts';
import type { MessageBroker, PublishOptions, Receiving } from './message-broker.ts';
import { storeMessages } from './store-messages.ts';

/**
 * Messages within one application: what is published is in the log at once, of this process or of
 * others that share its database, and in the unit of work that is running, where one is. It is as
 * durable as the log.
 */
export class EmbeddedBroker implements MessageBroker {
  readonly engine = 'embedded';
  readonly remarks: readonly string[] = [];
  readonly #events: EventStore;
  readonly #isHeard: (channel: Channel) => boolean;

  /**
   * `heard`: the channels that the application consumes. What is said on another topic reaches nobody
   * and is not kept; every channel is, where they are not named.
   */
  constructor(events: EventStore, heard?: readonly Channel[]) {
    this.#events = events;
    const names = heard && new Set(heard.map(({ name }) => name));
    this.#isHeard = ({ name, kind }) => names === undefined || kind === 'queue' || names.has(name);
  }

  async publish(
    channel: Channel,
    messages: readonly OutgoingMessage[],
    { signal }: PublishOptions = {},
  ): Promise<void> {
    signal?.throwIfAborted();
    if (!this.#isHeard(channel)) return;
    const incoming = messages.map((message) => ({ headers: {}, ...message }));
    await storeMessages(this.#events, channel.name, incoming);
  }

  /** Whoever subscribes to the log does. */
  async subscribe(): Promise<void> {}

  /** Nothing comes in from elsewhere. */
  async receive({ signal }: Receiving): Promise<void> {
    if (signal.aborted) return;
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }

  async check(): Promise<void> {}

  async close(): Promise<void> {}
}
