import { connect } from '@nats-io/transport-node';
import amqplib from 'amqplib';
import type { SeenMessage } from '../e2e/asyncapi.ts';
import type { BrokerServer } from './brokers.ts';

/** Somebody who has never heard of plinth. */
export interface PlainClient {
  /** All that it has heard. */
  readonly heard: readonly SeenMessage[];
  close(): Promise<void>;
}

/** Listens to a channel from now on. */
export const plainClient = (server: BrokerServer, channel: string): Promise<PlainClient> =>
  server.name === 'NATS' ? plainNats(server, channel) : plainRabbitmq(server, channel);

async function plainNats({ url }: BrokerServer, channel: string): Promise<PlainClient> {
  const connection = await connect({ servers: url });
  const heard: SeenMessage[] = [];
  connection.subscribe(channel, {
    callback: (_, message) => {
      const headers = [...(message.headers ?? [])].map(([name, [value = '']]) => [name, value]);
      const body = message.string();
      heard.push({ channel, headers: Object.fromEntries(headers), body });
    },
  });
  await connection.flush();
  return { heard, close: () => connection.close() };
}

async function plainRabbitmq({ url }: BrokerServer, channel: string): Promise<PlainClient> {
  const connection = await amqplib.connect(url);
  const on = await connection.createChannel();
  const heard: SeenMessage[] = [];
  await on.assertExchange(channel, 'fanout', { durable: true });
  const { queue } = await on.assertQueue('', { exclusive: true });
  await on.bindQueue(queue, channel, '');
  const listen = (message: amqplib.ConsumeMessage | null): void => {
    if (message === null) return;
    const { headers = {} } = message.properties;
    heard.push({ channel, headers: { ...headers }, body: message.content.toString() });
  };
  await on.consume(queue, listen, { noAck: true });
  return { heard, close: () => connection.close() };
}
