import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { channelCodec, openBroker } from '@plinth/runtime/messaging';
import type { MessagingSubject } from '@plinth/runtime/testing';
import amqplib from 'amqplib';
import { onSqlite } from '../runtime/events/event-processes.ts';
import { reached } from './reached.ts';

/** A broker that is there, and how others than plinth use it. */
export interface BrokerServer {
  readonly name: string;
  readonly url: string;
  /** Sends bytes to a channel as somebody would who has never heard of plinth. */
  send(channel: string, bodies: readonly Uint8Array[]): Promise<void>;
  /** Deletes what a test has left behind. */
  remove(channels: readonly string[], receivers?: readonly string[]): Promise<void>;
}

export const nats: BrokerServer = {
  name: 'NATS',
  url: process.env.NATS_URL ?? 'nats://127.0.0.1:4222',
  send: async (channel, bodies) => {
    const connection = await connect({ servers: nats.url });
    for (const body of bodies) connection.publish(channel, body);
    await connection.flush();
    await connection.close();
  },
  remove: async (channels) => {
    const connection = await connect({ servers: nats.url });
    const { streams } = await jetstreamManager(connection);
    for (const channel of channels) {
      await streams.delete(channel.replaceAll('.', '=')).catch(() => undefined);
    }
    await connection.close();
  },
};

export const rabbitmq: BrokerServer = {
  name: 'RabbitMQ',
  url: process.env.RABBITMQ_URL ?? 'amqp://guest:guest@127.0.0.1:5672',
  send: async (channel, bodies) => {
    const connection = await amqplib.connect(rabbitmq.url);
    const on = await connection.createConfirmChannel();
    for (const body of bodies) on.sendToQueue(channel, Buffer.from(body));
    await on.waitForConfirms();
    await connection.close();
  },
  remove: async (channels, receivers = groups) => {
    const connection = await amqplib.connect(rabbitmq.url);
    const on = await connection.createConfirmChannel();
    for (const channel of channels) {
      for (const queue of [channel, ...receivers.map((group) => `${channel}.${group}`)]) {
        await on.deleteQueue(queue);
      }
      await on.deleteExchange(channel);
    }
    await connection.close();
  },
};

/** Those who receive in these tests. */
export const groups = ['contract', 'another'];

export const brokerServers: readonly (BrokerServer & { readonly isThere: boolean })[] = [
  { ...nats, isThere: await reached(nats.name, nats.url) },
  { ...rabbitmq, isThere: await reached(rabbitmq.name, rabbitmq.url) },
];

/** Processes of one app that share a database, each with a connection of its own to the broker. */
export async function onBroker(
  { remove }: BrokerServer,
  url: string,
  channels: readonly string[],
): Promise<MessagingSubject> {
  const stores = await onSqlite(channels.map(channelCodec));
  const opened: { close(): Promise<void> }[] = [];
  const withBroker = async <Process extends Pick<MessagingSubject, 'events'>>(process: Process) => {
    const broker = await openBroker({ url, events: process.events });
    opened.push(broker);
    return { ...process, broker };
  };
  return {
    ...(await withBroker(stores)),
    channels,
    another: async () => withBroker(await stores.another()),
    close: async () => {
      for (const broker of opened) await broker.close();
      await stores.close();
      await remove(channels);
    },
  };
}
