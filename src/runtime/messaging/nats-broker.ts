import { Unavailable } from '../domain/index.ts';
import { pause } from '../resilience/index.ts';
import { headerText, readHeaderText } from './header-text.ts';
import { inKeyOrder } from './in-key-order.ts';
import { Intake } from './intake.ts';
import type { Channel, IncomingMessage, OutgoingMessage } from './message.ts';
import type { MessageBroker, PublishOptions, Receiving, Subscribing } from './message-broker.ts';
import { MessageRefused } from './message-refused.ts';
import type { ConsumerConfig, NatsClient, NatsMessage } from './nats-client.ts';
import { Publishing } from './publishing.ts';
import { Reconnecting } from './reconnecting.ts';
import { Unacknowledged } from './unacknowledged.ts';

export interface NatsBrokerOptions {
  /** Connects, to a client that connects again by itself. */
  readonly connect: () => Promise<NatsClient>;
  /** How many servers keep each message. Default 1. */
  readonly replicas?: number;
}

// How long the server waits for an acknowledgement before it delivers again, in milliseconds.
const ackWait = 5_000;

// How many messages are under way to one receiver.
const underWay = 512;

const publishTimeout = 5_000;

/**
 * JetStream: a stream for each channel, which the subject of that name belongs to, and a durable
 * consumer for each group. A topic keeps a message until each group has it, a queue until one has.
 */
export class NatsBroker implements MessageBroker {
  readonly engine = 'nats';
  readonly remarks = [
    'NATS acknowledges messages before they are synced to disk (sync_interval, 2 minutes by default): what a machine that loses its power had acknowledged since may be lost. Several replicas, or sync_interval: always from 2.10 on, prevent that.',
  ];
  readonly #options: NatsBrokerOptions;
  readonly #client: Reconnecting<NatsClient>;
  readonly #publishing = new Publishing();
  readonly #lost = new Set<() => void>();
  #streams = new Map<string, Promise<string>>();
  #isAway = false;

  constructor(options: NatsBrokerOptions) {
    this.#options = options;
    this.#client = new Reconnecting({
      connect: async () => {
        const client = await options.connect();
        void this.#watch(client);
        return client;
      },
      close: ({ connection }) => connection.close(),
    });
  }

  async publish(
    channel: Channel,
    messages: readonly OutgoingMessage[],
    { signal }: PublishOptions = {},
  ): Promise<void> {
    await this.#publishing.run(() => this.#publish(channel, messages), signal);
  }

  async subscribe({ channel, group }: Subscribing): Promise<void> {
    const client = await this.#client.get();
    const stream = await this.#streamOf(client, channel);
    const config = consumerOf(channel, group);
    try {
      await client.manager.consumers.info(stream, config.durable_name);
    } catch (error) {
      if (codeOf(error) !== noConsumer) throw error;
      await client.manager.consumers.add(stream, config);
    }
  }

  async receive({ channel, group, store, signal }: Receiving): Promise<void> {
    const client = await this.#client.get();
    const stream = await this.#streamOf(client, channel);
    const { durable_name: name } = consumerOf(channel, group);
    const intake = new Intake<NatsMessage>();
    const fail = (): void => intake.fail(new Unavailable('NATS'));
    const end = (): void => intake.end();
    this.#lost.add(fail);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    try {
      await this.#awaitOutstanding(client, { stream, name, signal });
      await this.#consume(client, { stream, name, intake, channel, store });
    } finally {
      signal.removeEventListener('abort', end);
      this.#lost.delete(fail);
    }
  }

  async check(): Promise<void> {
    const { connection } = await this.#client.get();
    if (this.#isAway) throw new Unavailable('NATS');
    await connection.flush();
  }

  async close(): Promise<void> {
    await this.#publishing.settled();
    await this.#client.close();
  }

  async #publish(channel: Channel, messages: readonly OutgoingMessage[]): Promise<void> {
    const client = await this.#client.get();
    if (this.#isAway) throw new Unavailable('NATS');
    try {
      await this.#streamOf(client, channel);
      await inKeyOrder(messages, ({ id, key, headers = {}, body }) => {
        const all = client.headers();
        for (const [name, value] of Object.entries(headers)) all.set(name, headerText(value));
        if (key !== undefined) all.set('key', headerText(key));
        const options = { msgID: headerText(id), headers: all, timeout: publishTimeout };
        return client.jetstream.publish(channel.name, body, options);
      });
    } catch (error) {
      if (isRefusal(error)) throw new MessageRefused(channel.name, { cause: error });
      throw new Unavailable('NATS', { cause: error });
    }
  }

  /** What was delivered to one that is gone comes again, and before everything else. */
  async #awaitOutstanding(
    { manager }: NatsClient,
    { stream, name, signal }: { stream: string; name: string; signal: AbortSignal },
  ): Promise<void> {
    const { num_ack_pending: outstanding } = await manager.consumers.info(stream, name);
    if (outstanding > 0) await pause(ackWait, signal).catch(() => undefined);
  }

  async #consume(
    { jetstream, connection }: NatsClient,
    {
      stream,
      name,
      intake,
      channel,
      store,
    }: Pick<Receiving, 'channel' | 'store'> & {
      readonly stream: string;
      readonly name: string;
      readonly intake: Intake<NatsMessage>;
    },
  ): Promise<void> {
    const consumer = await jetstream.consumers.get(stream, name);
    const held = new Unacknowledged(ackWait / 2);
    let last: number | undefined;
    const callback = (message: NatsMessage): void => {
      const { deliverySequence: number } = message.info;
      // Of a topic nobody else is given anything: what is missing was lost on its way here.
      const isWhole = channel.kind === 'queue' || last === undefined || number === last + 1;
      if (!isWhole) intake.fail(new Unavailable('a message on its way from NATS'));
      last = number;
      if (held.add(message)) intake.add(message);
    };
    try {
      const messages = await consumer.consume({ max_messages: underWay / 2, callback });
      messages.closed().then(
        () => intake.end(),
        (error: unknown) => intake.fail(error),
      );
      try {
        for (let batch = await intake.take(); batch; batch = await intake.take()) {
          await store(batch.map(incoming));
          held.acknowledge(batch);
        }
      } finally {
        messages.stop();
      }
    } finally {
      held.close();
    }
    await connection.flush();
  }

  #streamOf({ manager }: NatsClient, channel: Channel): Promise<string> {
    const known = this.#streams.get(channel.name);
    if (known !== undefined) return known;
    const found = this.#findStream(manager, channel);
    this.#streams.set(channel.name, found);
    found.catch(() => this.#streams.delete(channel.name));
    return found;
  }

  async #findStream(manager: NatsClient['manager'], { name, kind }: Channel): Promise<string> {
    try {
      return await manager.streams.find(name);
    } catch (error) {
      if (codeOf(error) !== noStream) throw error;
    }
    await manager.streams.add({
      name: withoutDots(name),
      subjects: [name],
      retention: kind === 'queue' ? 'workqueue' : 'interest',
      storage: 'file',
      num_replicas: this.#options.replicas ?? 1,
    });
    return withoutDots(name);
  }

  async #watch({ connection }: NatsClient): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') {
        this.#isAway = true;
        // The server may come back without them.
        this.#streams = new Map();
        for (const lost of this.#lost) lost();
      }
      if (type === 'reconnect') this.#isAway = false;
    }
    this.#isAway = false;
    this.#client.forget();
  }
}

const noConsumer = 10_014;
const noStream = 10_059;

const consumerOf = ({ name, kind }: Channel, group: string): ConsumerConfig => ({
  durable_name: kind === 'queue' ? 'workers' : withoutDots(group),
  filter_subject: name,
  ack_policy: 'explicit',
  deliver_policy: kind === 'queue' ? 'all' : 'new',
  ack_wait: ackWait * 1_000_000,
  max_ack_pending: underWay,
});

/** Streams and consumers have no dots in their names; channels have no equals signs. */
const withoutDots = (name: string): string => name.replaceAll('.', '=');

function incoming({ seq, data, headers, info }: NatsMessage): IncomingMessage {
  const all = Object.fromEntries(
    [...(headers ?? [])].map(([name, [value = '']]) => [name, readHeaderText(value)]),
  );
  const { 'Nats-Msg-Id': id, key, ...others } = all;
  return { id: id || `${info.stream} ${seq}`, key, headers: others, body: data };
}

/** JetStream's errors have a number. */
function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Too large, for example: what has no number and is no fault of the connection. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === 'InvalidArgumentError';
}
