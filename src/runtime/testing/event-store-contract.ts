import assert from 'node:assert/strict';
import { Decimal } from '../domain/index.ts';
import type { EventCodec } from '../eventsourcing/index.ts';
import { type ContractCase, casesOf } from './contract.ts';
import {
  allIn,
  box,
  boxEvents,
  crate,
  crateEvents,
  labelsOf,
  packed,
  weighed,
} from './contract-boxes.ts';
import { eventStoreReading } from './event-store-reading.ts';
import type { EventStoreSubject } from './event-store-subject.ts';
import { eventStoreUnits } from './event-store-units.ts';

/** What every engine of EventStore promises; `make` gives an empty one with these codecs. */
export function eventStoreContract(
  make: (codecs: readonly EventCodec[]) => Promise<EventStoreSubject>,
): readonly ContractCase[] {
  const boxes = { ...appending, ...concurrency, ...eventStoreUnits };
  return [...casesOf(() => make([boxEvents, crateEvents]), boxes), ...eventStoreReading(make)];
}

const conflict = { code: 'Conflict', status: 409 };

const appending = {
  'reads what was appended as it was, with what is known of it': async ({
    events,
  }: EventStoreSubject) => {
    const first = packed('books');
    const second = weighed('12.50');
    const appended = await events.append(box('1'), 0, [first, second]);
    assert.equal(appended.version, 2);
    const read = await events.read(box('1'));
    assert.deepEqual(
      read.map(({ type, data }) => [type, data]),
      [
        ['BoxPacked', { boxId: 'b', label: 'books' }],
        ['BoxWeighed', { boxId: 'b', weight: Decimal.of('12.50') }],
      ],
    );
    assert.deepEqual(
      read.map(({ meta }) => meta),
      [
        { ...first.meta, streamVersion: 1 },
        { ...second.meta, streamVersion: 2 },
      ],
    );
    assert.deepEqual(
      read.map(({ stream }) => stream),
      [box('1'), box('1')],
    );
    assert.equal(read[1]?.position, appended.position);
  },

  'goes on only from the version that a stream is at': async ({ events }: EventStoreSubject) => {
    await events.append(box('1'), 0, [packed('a'), packed('b')]);
    for (const wrong of [0, 1, 3, 99]) {
      await assert.rejects(events.append(box('1'), wrong, [packed('c')]), conflict);
    }
    await assert.rejects(events.append(box('2'), 1, [packed('c')]), conflict);
    assert.deepEqual(labelsOf(await allIn(events)), ['a', 'b']);
    assert.equal((await events.append(box('1'), 2, [packed('c')])).version, 3);
  },

  'goes on from wherever a stream is, for who does not ask': async ({
    events,
  }: EventStoreSubject) => {
    assert.equal((await events.append(box('1'), 'any', [packed('a')])).version, 1);
    assert.equal((await events.append(box('1'), 'any', [packed('b'), packed('c')])).version, 3);
    assert.deepEqual(labelsOf(await events.read(box('1'))), ['a', 'b', 'c']);
    assert.equal((await events.append(box('1'), 'any', [])).version, 3);
    await assert.rejects(events.append(box('1'), 1, [packed('d')]), conflict);
  },

  'appends nothing for no events': async ({ events }: EventStoreSubject) => {
    assert.deepEqual(await events.append(box('1'), 0, []), { version: 0, position: 0 });
    const { position } = await events.append(box('1'), 0, [packed('a')]);
    assert.deepEqual(await events.append(box('1'), 1, []), { version: 1, position });
  },

  'knows nothing of a stream that nobody has appended to': async ({
    events,
  }: EventStoreSubject) => {
    assert.deepEqual(await events.read(box('1')), []);
    assert.equal(await events.head(), 0);
  },

  'keeps streams of one id in two categories apart': async ({ events }: EventStoreSubject) => {
    await events.append(box('1'), 0, [packed('in a box')]);
    await events.append(crate('1'), 0, [packed('in a crate')]);
    assert.deepEqual(labelsOf(await events.read(box('1'))), ['in a box']);
    assert.deepEqual(labelsOf(await events.read(crate('1'))), ['in a crate']);
  },

  'reads a stream after a version': async ({ events }: EventStoreSubject) => {
    await events.append(box('1'), 0, ['a', 'b', 'c'].map(packed));
    assert.deepEqual(labelsOf(await events.read(box('1'), { afterVersion: 1 })), ['b', 'c']);
    assert.deepEqual(await events.read(box('1'), { afterVersion: 3 }), []);
  },

  'keeps any text, in data and in ids': async ({ events }: EventStoreSubject) => {
    const labels = [
      '',
      '👍 ü \n\t"\\',
      "'; drop table plinth_event --",
      'a\u0000b',
      '\ud83d',
      'הספר',
    ];
    await events.append(box('ü/👍 1'), 0, labels.map(packed));
    assert.deepEqual(labelsOf(await events.read(box('ü/👍 1'))), labels);
  },

  'keeps large events, and many at once': async ({ events }: EventStoreSubject) => {
    const large = 'ü'.repeat(1_000_000);
    await events.append(box('large'), 0, [packed(large)]);
    assert.deepEqual(labelsOf(await events.read(box('large'))), [large]);
    const labels = Array.from({ length: 1_200 }, (_, at) => `${at}`);
    const { version } = await events.append(box('long'), 0, labels.map(packed));
    assert.equal(version, 1_200);
    const read = await events.read(box('long'));
    assert.deepEqual(labelsOf(read), labels);
    assert.deepEqual(
      read.map(({ meta }) => meta.streamVersion),
      labels.map((_, at) => at + 1),
    );
  },

  'does not append what no codec writes': async ({ events }: EventStoreSubject) => {
    const stray = { ...packed('a'), type: 'BoxBurnt' };
    await assert.rejects(events.append(box('1'), 0, [stray]), /no event BoxBurnt in contract.box/);
    const nowhere = { category: 'contract.bag', id: '1' };
    await assert.rejects(events.append(nowhere, 0, [packed('a')]), /contract.bag/);
    assert.equal(await events.head(), 0);
  },

  'gives each number out once': async ({ events }: EventStoreSubject) => {
    const asked = Array.from({ length: 20 }, () => events.nextNumber('contract.box'));
    const numbers = await Promise.all(asked);
    assert.deepEqual(
      [...numbers].sort((a, b) => a - b),
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
    assert.equal(await events.nextNumber('contract.crate'), 1);
  },
};

const concurrency = {
  'lets one of many who go on from the same version through': async ({
    events,
  }: EventStoreSubject) => {
    const labels = Array.from({ length: 20 }, (_, at) => `${at}`);
    const settled = await Promise.allSettled(
      labels.map((label) => events.append(box('1'), 0, [packed(label)])),
    );
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    assert.deepEqual(refused, Array(19).fill('Conflict'));
    assert.equal((await events.read(box('1'))).length, 1);
  },

  'loses nothing when many go on from what they read': async ({ events }: EventStoreSubject) => {
    const add = (label: string) =>
      events.unitOfWork.run(async () => {
        const { length } = await events.read(box('1'));
        await Promise.resolve();
        await events.append(box('1'), length, [packed(label)]);
      });
    await Promise.all(Array.from({ length: 30 }, (_, at) => add(`${at}`)));
    const versions = (await events.read(box('1'))).map(({ meta }) => meta.streamVersion);
    assert.deepEqual(
      versions,
      Array.from({ length: 30 }, (_, at) => at + 1),
    );
  },

  'appends to many streams at once, each in its order': async ({ events }: EventStoreSubject) => {
    const ids = Array.from({ length: 25 }, (_, at) => `${at}`);
    await Promise.all(
      ids.map(async (id) => {
        for (let version = 0; version < 4; version += 1) {
          await events.append(box(id), version, [packed(`${version}`)]);
        }
      }),
    );
    const all = await allIn(events);
    assert.equal(new Set(all.map(({ position }) => position)).size, 100);
    for (const id of ids) {
      const own = all.filter(({ stream }) => stream.id === id);
      assert.deepEqual(labelsOf(own), ['0', '1', '2', '3']);
    }
  },
};
