import type { EventStore } from '../eventsourcing/index.ts';
import { BrokerError } from './broker-error.ts';
import { EmbeddedBroker } from './embedded-broker.ts';
import type { Channel } from './message.ts';
import type { MessageBroker } from './message-broker.ts';
import { NatsBroker } from './nats-broker.ts';
import type { JetStream, JetStreamManager, NatsConnection, NatsHeaders } from './nats-client.ts';
import { RabbitmqBroker } from './rabbitmq-broker.ts';
import type { RabbitConnection } from './rabbitmq-client.ts';

export interface OpenBrokerOptions {
  /** `embedded`, `nats://host:4222` or `amqp://user:password@host:5672`. */
  readonly url: string;
  /** The log of the application, which is the embedded broker. */
  readonly events: EventStore;
  /** What the application consumes: of topics, the embedded broker keeps nothing else. */
  readonly channels?: readonly Channel[];
  /** How the connection calls itself to whoever looks at the server. */
  readonly name?: string;
}

interface NatsPackage {
  connect(options: Readonly<Record<string, unknown>>): Promise<NatsConnection>;
  headers(): NatsHeaders;
}

interface JetStreamPackage {
  jetstream(connection: NatsConnection): JetStream;
  jetstreamManager(connection: NatsConnection): Promise<JetStreamManager>;
}

interface RabbitPackage {
  connect(url: string, options: Readonly<Record<string, unknown>>): Promise<RabbitConnection>;
}

/**
 * The broker that a setting asks for; it connects when it is first needed, and again whenever it has
 * to. Throws BrokerError where its client is not installed, or nobody knows such an address.
 */
export async function openBroker({
  url,
  events,
  channels,
  name,
}: OpenBrokerOptions): Promise<MessageBroker> {
  if (url === 'embedded') return new EmbeddedBroker(events, channels);
  const protocol = URL.canParse(url) ? new URL(url).protocol : 'no address';
  if (['nats:', 'tls:'].includes(protocol)) return openNats(url, name);
  if (['amqp:', 'amqps:'].includes(protocol)) return openRabbitmq(url, name);
  throw new BrokerError(
    `BROKER_URL is ${protocol}…, which is no broker: set it to embedded, nats://host:4222 or amqp://user:password@host:5672`,
  );
}

async function openNats(url: string, name: string | undefined): Promise<MessageBroker> {
  const nats = await load<NatsPackage>('@nats-io/transport-node', url);
  const streams = await load<JetStreamPackage>('@nats-io/jetstream', url);
  const { username, password, host } = new URL(url);
  const account = username === '' ? {} : { user: decodeURIComponent(username) };
  const secret = password === '' ? {} : { pass: decodeURIComponent(password) };
  return new NatsBroker({
    connect: async () => {
      const connection = await nats.connect({
        servers: host,
        ...account,
        ...secret,
        name,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 250,
        pingInterval: 10_000,
      });
      try {
        const manager = await streams.jetstreamManager(connection);
        const jetstream = streams.jetstream(connection);
        return { connection, manager, jetstream, headers: nats.headers };
      } catch (error) {
        await connection.close();
        throw error;
      }
    },
  });
}

async function openRabbitmq(url: string, name: string | undefined): Promise<MessageBroker> {
  const amqp = await load<RabbitPackage>('amqplib', url);
  const clientProperties = name === undefined ? {} : { connection_name: name };
  // Notices within twice that when the other side has gone without a word.
  const address = new URL(url);
  if (!address.searchParams.has('heartbeat')) address.searchParams.set('heartbeat', '10');
  return new RabbitmqBroker({
    connect: () => amqp.connect(address.href, { timeout: 5_000, clientProperties }),
  });
}

/** Not known to the compiler: whoever does not use it need not install it. */
async function load<Package>(name: string, url: string): Promise<Package> {
  try {
    const loaded: { readonly default?: Package } & Package = await import(name);
    return loaded.default ?? loaded;
  } catch (error) {
    throw new BrokerError(
      `BROKER_URL begins with ${new URL(url).protocol}//, which needs the package ${name}: npm install ${name}`,
      { cause: error },
    );
  }
}
