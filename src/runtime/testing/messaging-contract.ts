import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { callContext } from '../auth/index.ts';
import type { ChannelKind } from '../messaging/index.ts';
import { type ContractCase, casesOf } from './contract.ts';
import {
  channelNames,
  consumer,
  consuming,
  type MessagingSubject,
  parcel,
  parcels,
  parcelsOf,
  seenAll,
} from './contract-parcels.ts';
import { gate } from './gate.ts';
import { rejecting } from './messaging-rejecting.ts';

/**
 * What is promised of messages on every engine; `make` gives a broker, and empty stores, the one of
 * events with codecs for these channels.
 */
export function messagingContract(
  make: (channels: readonly string[]) => Promise<MessagingSubject>,
): readonly ContractCase[] {
  return casesOf(() => make(channelNames()), { ...delivering, ...rejecting });
}

const numbered = (key: string, entries: number): readonly string[] =>
  Array.from({ length: entries }, (_, at) => `${key} ${at + 1}`);

// For more to come that ought not to.
const aMoment = 50;

const delivering = {
  'hands each message of a topic to each who subscribes, as it was sent': async (
    subject: MessagingSubject,
  ) => {
    const channel = parcels(subject);
    const seen: unknown[] = [];
    const told: string[] = [];
    const note = (who: string) =>
      consumer(
        channel,
        (parcelTold, { id, type, headers, attempt }) => {
          told.push(parcelTold);
          seen.push([who, id, type, headers['content-type'], headers.note, attempt]);
        },
        { name: `contract.${who}` },
      );
    const both = [note('a'), note('b')];
    const process = await consuming(subject, both, { channels: [channel] });
    const sent = parcel('Ü 👍 "', 1);
    const noted = { ...sent, headers: { ...sent.headers, note: 'fragile' } };
    await subject.broker.publish(channel, [noted]);
    await seenAll(told, 2);
    await sleep(aMoment);
    await process.close();
    const expected = [`/contract ${sent.id}`, 'ParcelSent', 'application/cloudevents+json'];
    assert.deepEqual(
      seen.sort(),
      ['a', 'b'].map((who) => [who, ...expected, 'fragile', 1]),
    );
    assert.deepEqual(told, ['Ü 👍 " 1', 'Ü 👍 " 1']);
  },

  'hands each message of a queue to one worker, also what was sent before there was one': async (
    subject: MessagingSubject,
  ) => {
    const channel = parcels(subject, 'queue');
    const other = await subject.another();
    await subject.broker.publish(channel, parcelsOf(['a', 'b'], 10));
    const seen: string[] = [];
    const worker = consumer(channel, (told) => seen.push(told), { concurrency: 4 });
    const processes = await Promise.all(
      [subject, other].map((process) => consuming(process, [worker], { channels: [channel] })),
    );
    await other.broker.publish(channel, parcelsOf(['c', 'd'], 10));
    await seenAll(seen, 40);
    await sleep(aMoment);
    for (const process of processes) await process.close();
    assert.equal(seen.length, 40);
    assert.equal(new Set(seen).size, 40);
  },

  'keeps what is sent to a topic while its subscriber is away, and nothing from before': async (
    subject: MessagingSubject,
  ) => {
    const channel = parcels(subject);
    const seen: string[] = [];
    const options = { channels: [channel] };
    const listener = consumer(channel, (told) => seen.push(told));
    await subject.broker.publish(channel, [parcel('a', 1)]);
    const first = await consuming(subject, [listener], options);
    await subject.broker.publish(channel, [parcel('a', 2)]);
    await seenAll(seen, 1);
    await first.close();
    await subject.broker.publish(channel, [parcel('a', 3), parcel('a', 4)]);
    const second = await consuming(subject, [listener], options);
    await seenAll(seen, 3);
    await second.close();
    assert.deepEqual(seen, ['a 2', 'a 3', 'a 4']);
  },

  'keeps the order of each key, and goes on with others side by side': async (
    subject: MessagingSubject,
  ) => {
    const channel = parcels(subject);
    const seen: string[] = [];
    let [now, most] = [0, 0];
    const together = gate();
    const listener = consumer(
      channel,
      async (told) => {
        now += 1;
        most = Math.max(most, now);
        if (now === 3) together.open();
        await together.passed;
        await sleep(1);
        seen.push(told);
        now -= 1;
      },
      { concurrency: 3 },
    );
    const process = await consuming(subject, [listener], { channels: [channel] });
    const keys = ['a', 'b', 'c', 'd', 'e'];
    for (const message of parcelsOf(keys, 20)) await subject.broker.publish(channel, [message]);
    await seenAll(seen, 100);
    await process.close();
    assert.equal(seen.length, 100);
    for (const key of keys) {
      assert.deepEqual(
        seen.filter((told) => told.startsWith(`${key} `)),
        numbered(key, 20),
      );
    }
    assert.equal(most, 3);
  },

  'handles one at a time, in the order in which they came, unless it is told otherwise': async (
    subject: MessagingSubject,
  ) => {
    const channel = parcels(subject, 'queue');
    const seen: string[] = [];
    let [now, most] = [0, 0];
    const worker = consumer(channel, async (told) => {
      now += 1;
      most = Math.max(most, now);
      await sleep(1);
      seen.push(told);
      now -= 1;
    });
    const process = await consuming(subject, [worker], { channels: [channel] });
    await subject.broker.publish(channel, parcelsOf(['a', 'b', 'c'], 5));
    await seenAll(seen, 15);
    await process.close();
    assert.equal(most, 1);
    assert.deepEqual(seen.slice(0, 3), ['a 1', 'b 1', 'c 1']);
  },

  'recognises a message that is sent twice': async (subject: MessagingSubject) => {
    for (const kind of ['topic', 'queue'] satisfies ChannelKind[]) {
      const [first = '', second = ''] = subject.channels;
      const channel = { name: kind === 'topic' ? first : second, kind };
      const seen: string[] = [];
      const listener = consumer(channel, (told) => seen.push(told));
      const process = await consuming(subject, [listener], { channels: [channel] });
      const [one, two] = [parcel('a', 1), parcel('a', 2)];
      await subject.broker.publish(channel, [one, one]);
      await Promise.all([one, two].map((it) => subject.broker.publish(channel, [it])));
      await subject.broker.publish(channel, [parcel('a', 3)]);
      await seenAll(seen, 3);
      await sleep(aMoment);
      await process.close();
      assert.deepEqual(seen.sort(), numbered('a', 3));
    }
  },

  'takes what comes out of order as it comes, and nothing when it comes again long after': async (
    subject: MessagingSubject,
  ) => {
    const channel = parcels(subject);
    const seen: string[] = [];
    const options = { channels: [channel] };
    const listener = consumer(channel, (told) => seen.push(told));
    const first = await consuming(subject, [listener], options);
    const sent = [3, 1, 2].map((entry) => parcel('a', entry));
    await subject.broker.publish(channel, sent);
    await seenAll(seen, 3);
    await first.close();
    // Each alone, as a broker does that was not told in time.
    for (const message of sent.toReversed()) await subject.broker.publish(channel, [message]);
    const second = await consuming(subject, [listener], options);
    await subject.broker.publish(channel, [...sent, parcel('a', 4)]);
    await seenAll(seen, 4);
    await sleep(aMoment);
    await second.close();
    assert.deepEqual(seen, ['a 3', 'a 1', 'a 2', 'a 4']);
  },

  'handles a message in the course of what it belongs to': async (subject: MessagingSubject) => {
    const channel = parcels(subject);
    const seen: string[] = [];
    const listener = consumer(channel, () => {
      seen.push(callContext.getStore()?.correlationId ?? 'none');
    });
    const process = await consuming(subject, [listener], { channels: [channel] });
    const sent = parcel('a', 1);
    const headers = { ...sent.headers, correlationid: 'request-7' };
    await subject.broker.publish(channel, [{ ...sent, headers }]);
    await seenAll(seen, 1);
    await process.close();
    assert.deepEqual(seen, ['request-7']);
  },

  'holds only so much in memory where its consumer is slow': async (subject: MessagingSubject) => {
    const channel = parcels(subject);
    const seen: string[] = [];
    const going = gate();
    const listener = consumer(
      channel,
      async (told) => {
        if (told === 'stuck 1') await going.passed;
        seen.push(told);
      },
      { concurrency: 2 },
    );
    const process = await consuming(subject, [listener], { channels: [channel], window: 16 });
    await subject.broker.publish(channel, parcelsOf(['stuck'], 60));
    await subject.broker.publish(channel, parcelsOf(['a', 'b'], 40));
    await seenAll(seen, 80);
    await sleep(aMoment);
    assert.equal(seen.filter((told) => told.startsWith('stuck')).length, 0);
    going.open();
    await seenAll(seen, 140);
    await process.close();
    assert.deepEqual(
      seen.filter((told) => told.startsWith('stuck')),
      numbered('stuck', 60),
    );
  },

  'ends with what is under way, and goes on from there': async (subject: MessagingSubject) => {
    const channel = parcels(subject);
    const seen: string[] = [];
    const [begun, going] = [gate(), gate()];
    const options = { channels: [channel] };
    const listener = consumer(channel, async (told) => {
      begun.open();
      await going.passed;
      seen.push(told);
    });
    const first = await consuming(subject, [listener], options);
    await subject.broker.publish(channel, parcelsOf(['a'], 5));
    await begun.passed;
    const closing = first.close();
    going.open();
    await closing;
    assert.deepEqual(seen, ['a 1']);
    const second = await consuming(subject, [listener], options);
    await seenAll(seen, 5);
    await second.close();
    assert.deepEqual(seen, numbered('a', 5));
  },

  'publishes nothing for somebody who has left': async (subject: MessagingSubject) => {
    const { broker } = subject;
    const channel = parcels(subject);
    const signal = AbortSignal.abort(new Error('left'));
    await assert.rejects(broker.publish(channel, [parcel('a', 1)], { signal }), /left/);
    await broker.check();
  },
};
