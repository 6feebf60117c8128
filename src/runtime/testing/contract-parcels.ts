import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../domain/index.ts';
import { SubscriptionRunner } from '../events/index.ts';
import {
  type Channel,
  type ChannelKind,
  type MessageBroker,
  MessageConsumer,
  type MessageConsumerOptions,
  type MessageDelivery,
  MessageReceiver,
  type OutgoingMessage,
} from '../messaging/index.ts';
import type { Closable } from './contract.ts';
import type { SubscriptionProcess } from './contract-orders.ts';
import { unexpected } from './unexpected.ts';

/** One process of an app that sends and receives messages. */
export interface MessagingProcess extends SubscriptionProcess {
  readonly broker: MessageBroker;
}

export interface MessagingSubject extends MessagingProcess, Closable {
  /** The channels that its store of events has codecs for; no other subject has these. */
  readonly channels: readonly string[];
  /** As another process would open the same database and the same broker; closed with the subject. */
  another(): Promise<MessagingProcess>;
}

/** Names for the channels of one subject: a server is shared with others. */
export function channelNames(): readonly string[] {
  const own = newId().slice(-12);
  return [`parcels-${own}`, `letters.of-${own}`];
}

export const quick = { attempts: 2, from: 5, upTo: 10 };

/** A channel of the suite's own. */
export function parcels({ channels }: MessagingSubject, kind: ChannelKind = 'topic'): Channel {
  const [name = ''] = channels;
  return { name, kind };
}

/** A CloudEvent about a parcel; `entry` says what is to be seen of it. */
export function parcel(key: string, entry: number, type = 'ParcelSent'): OutgoingMessage {
  const id = newId();
  const data = { parcel: key, entry };
  const body = JSON.stringify({ specversion: '1.0', id, source: '/contract', type, data });
  return { id, key, headers: { 'content-type': 'application/cloudevents+json' }, body };
}

/** Parcels of several keys in turn. */
export function parcelsOf(keys: readonly string[], entries: number): readonly OutgoingMessage[] {
  return Array.from({ length: entries }, (_, at) => keys.map((key) => parcel(key, at + 1))).flat();
}

export type HandleParcel = (told: string, delivery: MessageDelivery) => unknown;

/** A consumer of parcels, told of each as `key entry`. */
export function consumer(
  channel: Channel,
  handle: HandleParcel,
  options: Partial<MessageConsumerOptions> = {},
): MessageConsumer {
  const told = async (data: unknown, delivery: MessageDelivery): Promise<void> => {
    // The suite's own messages all say this.
    const { parcel: key, entry } = data as { readonly parcel: string; readonly entry: number };
    await handle(`${key} ${entry}`, delivery);
  };
  const name = `contract.${channel.name}`;
  return new MessageConsumer({
    name,
    channel,
    messages: { ParcelSent: told },
    retry: quick,
    ...options,
  });
}

export interface Consuming extends Closable {
  settled(): Promise<void>;
  status: SubscriptionRunner['status'];
}

export interface ConsumingOptions {
  readonly channels: readonly Channel[];
  readonly group?: string;
  readonly window?: number;
  /** Told what keeps it from receiving; thrown when absent. */
  readonly onError?: (error: unknown) => void;
}

/** What a process does that consumes: it receives, and lets consumers handle what came in. */
export async function consuming(
  { broker, events, store, leases }: MessagingProcess,
  consumers: readonly MessageConsumer[],
  options: ConsumingOptions,
): Promise<Consuming> {
  const { channels, onError = unexpected, group = 'contract', ...others } = options;
  const runner = new SubscriptionRunner({
    events,
    store,
    leases,
    subscriptions: consumers,
    onError,
    pollEvery: 20,
    ...others,
  });
  const receiver = new MessageReceiver({
    broker,
    events,
    leases,
    channels,
    group,
    onError,
    takeOverAfter: 1_000,
  });
  await runner.start();
  await receiver.start();
  return {
    settled: () => runner.settled(),
    status: () => runner.status(),
    close: async () => {
      await Promise.all([receiver.close(), runner.close()]);
    },
  };
}

/** Until that many have been seen. */
export async function seenAll(seen: readonly string[], many: number): Promise<void> {
  for (const start = performance.now(); seen.length < many; ) {
    assert.ok(performance.now() - start < 20_000, `only ${seen.length} of ${many} came`);
    await sleep(5);
  }
}
