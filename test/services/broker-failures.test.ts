import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, IncomingMessage } from '@plinth/runtime/messaging';
import {
  channelNames,
  consuming,
  parcel,
  parcelConsumer,
  parcelsOf,
  seenAll,
} from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { brokerServers, onBroker } from './brokers.ts';
import { sendAll } from './send-all.ts';
import { wireTo } from './tcp-proxy.ts';

const numbered = (key: string, entries: number): readonly string[] =>
  Array.from({ length: entries }, (_, at) => `${key} ${at + 1}`);

describe.for(brokerServers.filter(({ isThere }) => isThere))(
  '$name, when things break,',
  (server) => {
    it('loses nothing and keeps the order while its connections are cut', async () => {
      const wire = await wireTo(server.url);
      const [name = '', ...others] = channelNames();
      const subject = await onBroker(server, wire.url, [name, ...others]);
      const channel: Channel = { name, kind: 'topic' };
      const seen: string[] = [];
      const troubles: unknown[] = [];
      const listener = parcelConsumer(channel, (told) => seen.push(told), { concurrency: 4 });
      const process = await consuming(subject, [listener], {
        channels: [channel],
        onError: (error) => troubles.push(error),
      });
      const keys = ['a', 'b', 'c'];
      const sending = sendAll(subject.broker, channel, parcelsOf(keys, 100));
      for (let cuts = 0; cuts < 3; cuts += 1) {
        await sleep(150);
        if (cuts === 1) wire.away(400);
        else wire.cut();
      }
      await sending;
      await seenAll(seen, 300);
      await process.close();
      for (const key of keys) {
        expect(seen.filter((told) => told.startsWith(`${key} `))).toEqual(numbered(key, 100));
      }
      expect(troubles.length).toBeGreaterThan(0);
      await subject.close();
      await wire.close();
    });

    it('says that it cannot publish while it is away, and does again when it is back', async () => {
      const wire = await wireTo(server.url);
      const names = channelNames();
      const subject = await onBroker(server, wire.url, names);
      const channel: Channel = { name: names[0] ?? '', kind: 'queue' };
      await subject.broker.publish(channel, [parcel('a', 1)]);
      wire.away(600);
      await sleep(50);
      await expect(subject.broker.publish(channel, [parcel('a', 2)])).rejects.toMatchObject({
        code: 'Unavailable',
      });
      await sendAll(subject.broker, channel, [parcel('a', 3)]);
      await subject.broker.check();
      await subject.close();
      await wire.close();
    });

    it('hands a topic to each application, and what a queue holds to one of them', async () => {
      const names = channelNames();
      const [first, second] = [
        await onBroker(server, server.url, names),
        await onBroker(server, server.url, names),
      ];
      const channels = [
        { name: names[0] ?? '', kind: 'topic' },
        { name: names[1] ?? '', kind: 'queue' },
      ] satisfies Channel[];
      const [topic, queue] = channels;
      const seen: Record<string, string[]> = { topic: [], queue: [] };
      const processes = await Promise.all(
        [first, second].map((subject, at) =>
          consuming(
            subject,
            channels.map((channel) =>
              parcelConsumer(channel, (told) => seen[channel.kind]?.push(told)),
            ),
            { channels, group: ['contract', 'another'][at] ?? '' },
          ),
        ),
      );
      for (const channel of [topic, queue]) {
        if (channel) await first.broker.publish(channel, parcelsOf(['a', 'b', 'c'], 10));
      }
      await seenAll(seen.topic ?? [], 60);
      await seenAll(seen.queue ?? [], 30);
      await sleep(100);
      expect([seen.topic?.length, seen.queue?.length]).toEqual([60, 30]);
      for (const process of processes) await process.close();
      await first.close();
      await second.close();
    });

    it('makes dead letters of bytes that others send, and goes on', async () => {
      const names = channelNames();
      const subject = await onBroker(server, server.url, names);
      const channel: Channel = { name: names[1] ?? '', kind: 'queue' };
      const seen: string[] = [];
      const process = await consuming(
        subject,
        [parcelConsumer(channel, (told) => seen.push(told), { format: 'json' })],
        { channels: [channel] },
      );
      const good = Buffer.from(JSON.stringify({ type: 'ParcelSent', parcel: 'a', entry: 1 }));
      const bad = [Buffer.alloc(0), Buffer.from([0xff, 0, 0xfe]), Buffer.from('null'), good];
      await server.send(channel.name, bad);
      await seenAll(seen, 1);
      await process.settled();
      await process.close();
      const letters = await subject.deadLetters.list();
      expect(letters.map(({ code }) => code)).toEqual(['Malformed', 'Malformed', 'Malformed']);
      await subject.close();
    });

    it('hands over once what takes longer to be stored than the server waits', async () => {
      const names = channelNames();
      const subject = await onBroker(server, server.url, names);
      const channel: Channel = { name: names[1] ?? '', kind: 'queue' };
      const group = 'contract';
      await subject.broker.subscribe({ channel, group });
      await subject.broker.publish(channel, parcelsOf(['a', 'b'], 10));
      const stored: (string | undefined)[] = [];
      const stopping = new AbortController();
      const { signal } = stopping;
      const store = async (messages: readonly IncomingMessage[]): Promise<void> => {
        const isFirst = stored.length === 0;
        stored.push(...messages.map(({ id }) => id));
        // NATS waits for 5 s.
        if (isFirst) await sleep(6_000);
      };
      const receiving = subject.broker.receive({ channel, group, signal, store });
      await expect.poll(() => new Set(stored).size, { timeout: 20_000 }).toBe(20);
      stopping.abort();
      await receiving;
      expect(stored.length).toBe(20);
      await subject.close();
    });

    it('refuses for good what it can never take', async () => {
      const names = channelNames();
      const subject = await onBroker(server, server.url, names);
      const channel: Channel = { name: names[0] ?? '', kind: 'queue' };
      const tooLong = {
        ...parcel('a', 1),
        id: 'i'.repeat(server.name === 'NATS' ? 2_000_000 : 300),
      };
      await expect(subject.broker.publish(channel, [tooLong])).rejects.toMatchObject({
        code: 'MessageRefused',
      });
      await subject.broker.publish(channel, [parcel('a', 2)]);
      await subject.close();
    });
  },
);
