import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../domain/index.ts';
import type { DroppedMessage, OutgoingMessage } from '../messaging/index.ts';
import { refusal } from './contract-orders.ts';
import {
  consumer,
  consuming,
  type MessagingSubject,
  parcel,
  parcels,
  parcelsOf,
  seenAll,
} from './contract-parcels.ts';
import { gate } from './gate.ts';

/** Waits until so many dead letters are parked. */
async function parked({ deadLetters }: MessagingSubject, many: number) {
  for (const start = performance.now(); ; ) {
    const letters = await deadLetters.list();
    if (letters.length >= many) return letters;
    assert.ok(performance.now() - start < 20_000, `only ${letters.length} of ${many} are parked`);
    await sleep(5);
  }
}

const bare = (body: string, headers: Record<string, string> = {}): OutgoingMessage => ({
  id: newId(),
  key: 'bare',
  headers,
  body,
});

/** What becomes of messages that cannot be handled. */
export const rejecting = {
  'tries again what fails, and others go on meanwhile': async (subject: MessagingSubject) => {
    const channel = parcels(subject);
    const seen: string[] = [];
    const listener = consumer(
      channel,
      (told, { attempt }) => {
        if (told === 'a 1' && attempt < 3) throw new Error('not yet');
        seen.push(told);
      },
      { retry: { attempts: 2, from: 80, upTo: 160 } },
    );
    const process = await consuming(subject, [listener], { channels: [channel] });
    await subject.broker.publish(channel, parcelsOf(['a', 'b'], 3));
    await seenAll(seen, 6);
    await process.close();
    assert.deepEqual(seen, ['b 1', 'b 2', 'b 3', 'a 1', 'a 2', 'a 3']);
    assert.deepEqual(await subject.deadLetters.list(), []);
  },

  'makes dead letters of what keeps failing, by cause, which are sent again or archived': async (
    subject: MessagingSubject,
  ) => {
    const channel = parcels(subject, 'queue');
    const seen: string[] = [];
    let broken = true;
    const worker = consumer(channel, (told) => {
      if (broken && told.startsWith('a')) throw new RangeError('too heavy');
      if (broken && told.startsWith('b')) throw refusal();
      seen.push(told);
    });
    const process = await consuming(subject, [worker], { channels: [channel] });
    await subject.broker.publish(channel, [...parcelsOf(['a', 'c'], 2), parcel('b', 1)]);
    const letters = await parked(subject, 3);
    await seenAll(seen, 2);
    assert.deepEqual(
      letters
        .map(({ source, type, key, attempts, code }) => [source, type, key, attempts, code])
        .sort(),
      [
        [`contract.${channel.name}`, 'ParcelSent', 'a', 3, 'RangeError'],
        [`contract.${channel.name}`, 'ParcelSent', 'a', 3, 'RangeError'],
        [`contract.${channel.name}`, 'ParcelSent', 'b', 1, 'OrderIsClosed'],
      ],
    );
    const causes = await subject.deadLetters.causes();
    assert.deepEqual(
      causes.map(({ code, message, count }) => [code, message, count]),
      [
        ['RangeError', 'too heavy', 2],
        ['OrderIsClosed', 'the order is closed', 1],
      ],
    );
    broken = false;
    const ids = letters.filter(({ key }) => key === 'a').map(({ id }) => id);
    assert.equal(await subject.deadLetters.mark(ids, 'retrying'), 2);
    const refused = letters.filter(({ key }) => key === 'b').map(({ id }) => id);
    assert.equal(await subject.deadLetters.mark(refused, 'archived'), 1);
    await seenAll(seen, 4);
    await process.close();
    assert.deepEqual(seen, ['c 1', 'c 2', 'a 1', 'a 2']);
    assert.deepEqual(await subject.deadLetters.list(), []);
    assert.equal((await subject.deadLetters.list({ state: 'archived' })).length, 1);
  },

  'rejects at once what cannot be read, and goes on': async (subject: MessagingSubject) => {
    const channel = parcels(subject, 'queue');
    const seen: string[] = [];
    const process = await consuming(subject, [consumer(channel, (told) => seen.push(told))], {
      channels: [channel],
    });
    await subject.broker.publish(channel, [
      bare('{"specversion": '),
      bare('[1, 2]'),
      bare('\0'),
      bare(JSON.stringify({ type: 'ParcelSent', parcel: 'a', entry: 1 })),
      parcel('bare', 1, 'ParcelLost'),
      parcel('bare', 2),
    ]);
    const letters = await parked(subject, 5);
    await seenAll(seen, 1);
    await process.close();
    assert.deepEqual(letters.map(({ code, attempts }) => `${code} ${attempts}`).sort(), [
      ...Array.from({ length: 4 }, () => 'Malformed 1'),
      'UnknownMessage 1',
    ]);
    assert.deepEqual(seen, ['bare 2']);
  },

  'passes over what a topic holds for others': async (subject: MessagingSubject) => {
    const channel = parcels(subject);
    const seen: string[] = [];
    const process = await consuming(subject, [consumer(channel, (told) => seen.push(told))], {
      channels: [channel],
    });
    await subject.broker.publish(channel, [
      parcel('a', 1, 'ParcelLost'),
      parcel('a', 2, 'constructor'),
      parcel('a', 3),
    ]);
    await seenAll(seen, 1);
    await process.close();
    assert.deepEqual(seen, ['a 3']);
    assert.deepEqual(await subject.deadLetters.list(), []);
  },

  'reads bare JSON, its type in a header or in a field': async (subject: MessagingSubject) => {
    const channel = parcels(subject);
    const seen: string[] = [];
    const process = await consuming(
      subject,
      [consumer(channel, (told) => seen.push(told), { format: 'json' })],
      { channels: [channel] },
    );
    await subject.broker.publish(channel, [
      bare(JSON.stringify({ type: 'ParcelSent', parcel: 'a', entry: 1 })),
      bare(JSON.stringify({ parcel: 'a', entry: 2 }), { type: 'ParcelSent' }),
      bare(JSON.stringify({ parcel: 'a', entry: 3 })),
      bare('"ParcelSent"', { type: 'ParcelSent' }),
    ]);
    const letters = await parked(subject, 2);
    await seenAll(seen, 2);
    await process.close();
    assert.deepEqual(seen, ['a 1', 'a 2']);
    assert.deepEqual(new Set(letters.map(({ code }) => code)), new Set(['Malformed']));
  },

  'drops what it rejects where there are to be no dead letters, and says so': async (
    subject: MessagingSubject,
  ) => {
    const channel = parcels(subject, 'queue');
    const seen: string[] = [];
    const dropped: (DroppedMessage & { readonly reason: string })[] = [];
    const worker = consumer(
      channel,
      (told, { attempt }) => {
        seen.push(`${told}, ${attempt}`);
        if (told === 'a 1') throw new Error('broken');
        if (told === 'b 1') throw refusal();
      },
      { onDropped: (error, message) => dropped.push({ ...message, reason: String(error) }) },
    );
    const process = await consuming(subject, [worker], { channels: [channel] });
    const [first, second] = [parcel('a', 1), parcel('b', 1)];
    await subject.broker.publish(channel, [first, second, parcel('c', 1)]);
    await seenAll(seen, 5);
    await process.settled();
    await process.close();
    assert.deepEqual(seen.sort(), ['a 1, 1', 'a 1, 2', 'a 1, 3', 'b 1, 1', 'c 1, 1']);
    assert.deepEqual(
      dropped.map(({ id, reason }) => [id, reason]).sort(),
      [
        [`/contract ${first.id}`, 'Error: broken'],
        [`/contract ${second.id}`, 'OrderIsClosed: the order is closed'],
      ].sort(),
    );
    assert.deepEqual(await subject.deadLetters.list(), []);
  },

  'gives up an attempt that hangs, and goes on with others': async (subject: MessagingSubject) => {
    const channel = parcels(subject, 'queue');
    const seen: string[] = [];
    const worker = consumer(
      channel,
      async (told) => {
        if (told === 'a 1') await new Promise(() => undefined);
        seen.push(told);
      },
      { timeout: 40 },
    );
    const process = await consuming(subject, [worker], { channels: [channel] });
    await subject.broker.publish(channel, parcelsOf(['a', 'b'], 2));
    const [letter] = await parked(subject, 1);
    await seenAll(seen, 3);
    await process.close();
    assert.deepEqual([letter?.code, letter?.attempts], ['TimeoutError', 3]);
    assert.deepEqual(seen.toSorted(), ['a 2', 'b 1', 'b 2']);
  },

  'lets all others go on while one takes for ever, and handles that when it is sent again': async (
    subject: MessagingSubject,
  ) => {
    const channel = parcels(subject, 'queue');
    const seen: string[] = [];
    const others = gate();
    let isHanging = true;
    const worker = consumer(
      channel,
      async (told) => {
        if (told === 'a 1' && isHanging) {
          await others.passed;
          throw new RangeError('too heavy after all');
        }
        seen.push(told);
        if (seen.length === 10) others.open();
      },
      { concurrency: 2, retry: { attempts: 0, from: 1 } },
    );
    const process = await consuming(subject, [worker], { channels: [channel] });
    await subject.broker.publish(channel, [parcel('a', 1), ...parcelsOf(['b', 'c'], 5)]);
    await seenAll(seen, 10);
    const [letter] = await parked(subject, 1);
    assert.equal(letter?.code, 'RangeError');
    isHanging = false;
    await subject.deadLetters.mark([letter?.id ?? ''], 'retrying');
    await seenAll(seen, 11);
    await process.close();
    assert.equal(seen.at(-1), 'a 1');
  },
};
