import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel } from '@plinth/runtime/messaging';
import {
  channelNames,
  consuming,
  parcelConsumer,
  parcelsOf,
  seenAll,
} from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { nats, onBroker } from './brokers.ts';
import { natsProgram, privateNats } from './private-nats.ts';
import { isInstalled } from './private-server.ts';
import { sendAll } from './send-all.ts';

describe.skipIf(!isInstalled(natsProgram))('NATS, when its server is killed,', () => {
  it('loses nothing and keeps the order, under load', async () => {
    const server = await privateNats();
    const names = channelNames();
    const url = `nats://127.0.0.1:${server.port}`;
    const subject = await onBroker({ ...nats, remove: async () => undefined }, url, names);
    const channel: Channel = { name: names[0] ?? '', kind: 'topic' };
    const seen: string[] = [];
    const consumers = [parcelConsumer(channel, (told) => seen.push(told), { concurrency: 4 })];
    const options = { channels: [channel], onError: () => undefined };
    const consumer = await consuming(subject, consumers, options);
    const keys = ['a', 'b', 'c'];
    const sending = sendAll(subject.broker, channel, parcelsOf(keys, 200));
    for (let kills = 0; kills < 2; kills += 1) {
      await sleep(400);
      await server.crash(300);
    }
    expect(await sending).toBeGreaterThan(0);
    await seenAll(seen, 600);
    await consumer.close();
    for (const key of keys) {
      expect(seen.filter((told) => told.startsWith(`${key} `))).toEqual(
        Array.from({ length: 200 }, (_, at) => `${key} ${at + 1}`),
      );
    }
    await subject.close();
    await server.close();
  });
});
