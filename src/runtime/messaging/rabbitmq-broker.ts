import { Unavailable } from '../domain/index.ts';
import { timeout } from '../resilience/index.ts';
import { headerText, readHeaderText } from './header-text.ts';
import { inKeyOrder } from './in-key-order.ts';
import { Intake } from './intake.ts';
import type { Channel, IncomingMessage, OutgoingMessage } from './message.ts';
import type { MessageBroker, PublishOptions, Receiving, Subscribing } from './message-broker.ts';
import { MessageRefused } from './message-refused.ts';
import { Publishing } from './publishing.ts';
import type {
  RabbitChannel,
  RabbitConfirmChannel,
  RabbitConnection,
  RabbitMessage,
} from './rabbitmq-client.ts';
import { Reconnecting } from './reconnecting.ts';

export interface RabbitmqBrokerOptions {
  readonly connect: () => Promise<RabbitConnection>;
}

interface Client {
  readonly connection: RabbitConnection;
  /** What is published waits here for its confirmation. */
  readonly publisher: RabbitConfirmChannel;
  /** Channels that are known to be there. */
  readonly declared: Map<string, Promise<void>>;
}

// How many messages are under way to one receiver.
const underWay = 512;

const publishTimeout = 10_000;

/**
 * A fanout exchange for each channel, bound to a quorum queue for each group of a topic,
 * `<channel>.<group>`, or to the one of a queue, which is called as the channel.
 */
export class RabbitmqBroker implements MessageBroker {
  readonly engine = 'rabbitmq';
  readonly remarks: readonly string[] = [];
  readonly #client: Reconnecting<Client>;
  readonly #publishing = new Publishing();

  constructor({ connect }: RabbitmqBrokerOptions) {
    this.#client = new Reconnecting({
      connect: async () => {
        const connection = await connect();
        const forget = (): void => this.#client.forget();
        connection.on('error', forget);
        connection.on('close', forget);
        const publisher = await connection.createConfirmChannel();
        publisher.on('error', forget);
        publisher.on('close', forget);
        return { connection, publisher, declared: new Map() };
      },
      // One that has gone cannot be closed.
      close: ({ connection }) => connection.close().catch(() => undefined),
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
    const { connection } = await this.#client.get();
    await this.#with(connection, (on) => declare(on, { connection, channel, group }));
  }

  async receive({ channel, group, store, signal }: Receiving): Promise<void> {
    const { connection } = await this.#client.get();
    const on = await connection.createChannel();
    const intake = new Intake<RabbitMessage>();
    const end = (): void => intake.end();
    const fail = (error?: unknown): void => intake.fail(gone(error));
    on.on('error', fail);
    on.on('close', fail);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    try {
      await on.prefetch(underWay);
      const { consumerTag } = await on.consume(queueOf(channel, group), (message) => {
        if (message === null) fail();
        else intake.add(message);
      });
      for (let batch = await intake.take(); batch; batch = await intake.take()) {
        await store(batch.map(incoming));
        const last = batch.at(-1);
        if (last !== undefined) on.ack(last, true);
      }
      await on.cancel(consumerTag);
    } finally {
      signal.removeEventListener('abort', end);
      // What has come since goes back to the queue with it.
      await on.close().catch(() => undefined);
    }
  }

  async check(): Promise<void> {
    const { connection } = await this.#client.get();
    await this.#with(connection, async () => undefined);
  }

  async close(): Promise<void> {
    await this.#publishing.settled();
    await this.#client.close();
  }

  async #publish(channel: Channel, messages: readonly OutgoingMessage[]): Promise<void> {
    const { connection, publisher, declared } = await this.#client.get();
    try {
      await this.#declareOnce({ connection, declared }, channel);
    } catch (error) {
      throw new Unavailable('RabbitMQ', { cause: error });
    }
    await inKeyOrder(messages, (message) =>
      timeout(() => confirmed(publisher, channel, message), { millis: publishTimeout }).catch(
        (error: unknown) => {
          throw isRefusal(error)
            ? new MessageRefused(channel.name, { cause: error })
            : new Unavailable('RabbitMQ', { cause: error });
        },
      ),
    );
  }

  #declareOnce(
    { connection, declared }: Pick<Client, 'connection' | 'declared'>,
    channel: Channel,
  ): Promise<void> {
    const known = declared.get(channel.name);
    if (known !== undefined) return known;
    const declaring = this.#with(connection, (on) => declare(on, { connection, channel }));
    declared.set(channel.name, declaring);
    declaring.catch(() => declared.delete(channel.name));
    return declaring;
  }

  /** On a channel of its own: RabbitMQ closes the one on which something is refused. */
  async #with(
    connection: RabbitConnection,
    work: (on: RabbitChannel) => Promise<unknown>,
  ): Promise<void> {
    const on = await connection.createChannel();
    on.on('error', () => undefined);
    await work(on);
    await on.close();
  }
}

interface Declaring {
  readonly connection: RabbitConnection;
  readonly channel: Channel;
  /** Absent where nobody subscribes: then a topic has no queue. */
  readonly group?: string;
}

async function declare(
  on: RabbitChannel,
  { connection, channel, group }: Declaring,
): Promise<void> {
  await on.assertExchange(channel.name, 'fanout', { durable: true });
  if (group === undefined && channel.kind === 'topic') return;
  const queue = queueOf(channel, group ?? '');
  await on.assertQueue(queue, { durable: true, arguments: queueArguments(connection) });
  await on.bindQueue(queue, channel.name, '');
}

const queueOf = ({ name, kind }: Channel, group: string): string =>
  kind === 'queue' ? name : `${name}.${group}`;

/** From 4.0 on a message is dropped that has come back 20 times, as while the database is away. */
function queueArguments({ connection }: RabbitConnection): Readonly<Record<string, unknown>> {
  const isNew = Number.parseInt(String(connection.serverProperties.version), 10) >= 4;
  return { 'x-queue-type': 'quorum', ...(isNew && { 'x-delivery-limit': -1 }) };
}

function confirmed(
  publisher: RabbitConfirmChannel,
  { name }: Channel,
  { id, key, headers = {}, body }: OutgoingMessage,
): Promise<void> {
  const all = key === undefined ? headers : { ...headers, key };
  const texts = Object.entries(all).map(([header, value]) => [header, headerText(value)]);
  const options = {
    persistent: true,
    messageId: id,
    contentType: headers['content-type'],
    headers: Object.fromEntries(texts),
  };
  return new Promise((resolve, reject) => {
    publisher.publish(name, '', Buffer.from(body), options, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

function incoming({ content, fields, properties }: RabbitMessage): IncomingMessage {
  const texts = Object.entries(properties.headers ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, readHeaderText(value)] as const] : [],
  );
  const { key, ...headers } = Object.fromEntries(texts);
  const named = {
    'content-type': textOf(properties.contentType),
    correlationid: textOf(properties.correlationId),
    type: textOf(properties.type),
  };
  const present = Object.entries(named).filter(([, value]) => value !== '');
  return {
    id: textOf(properties.messageId),
    // Sent to the queue itself, it is only the queue's name.
    key: key ?? (fields.exchange === '' ? '' : fields.routingKey),
    headers: { ...Object.fromEntries(present), ...headers },
    body: content,
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const gone = (error: unknown): Unavailable => new Unavailable('RabbitMQ', { cause: error });

/** What amqplib cannot write down, such as an id that is too long. */
const isRefusal = (error: unknown): boolean =>
  error instanceof TypeError || error instanceof RangeError;
