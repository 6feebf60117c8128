import { channelCodec, EmbeddedBroker } from '@plinth/runtime/messaging';
import { messagingContract, type SubscriptionSubject } from '@plinth/runtime/testing';
import { describe, it } from 'vitest';
import { inMemory, onSqlite } from '../events/event-processes.ts';

async function embedded(stores: SubscriptionSubject, channels: readonly string[]) {
  const withBroker = <Process extends Pick<SubscriptionSubject, 'events'>>(process: Process) => ({
    ...process,
    broker: new EmbeddedBroker(process.events),
  });
  const another = async () => withBroker(await stores.another());
  return { ...withBroker(stores), channels, another };
}

describe('messages on the embedded broker, on SQLite', () => {
  const make = async (channels: readonly string[]) =>
    embedded(await onSqlite(channels.map(channelCodec)), channels);
  for (const { title, run } of messagingContract(make)) it(title, run);
});

describe('messages on the embedded broker, in memory', () => {
  const make = async (channels: readonly string[]) =>
    embedded(await inMemory(channels.map(channelCodec)), channels);
  for (const { title, run } of messagingContract(make)) it(title, run);
});
