import assert from 'node:assert/strict';
import { codec, type EventCodec, partitionOf } from '../eventsourcing/index.ts';
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
import type { EventStoreSubject } from './event-store-subject.ts';

type Make = (codecs: readonly EventCodec[]) => Promise<EventStoreSubject>;

/** What an EventStore promises about the order of all events, and about those of older versions. */
export function eventStoreReading(make: Make): readonly ContractCase[] {
  return [...casesOf(() => make([boxEvents, crateEvents]), order), ...evolving(make)];
}

const order = {
  'gives later events greater positions, over all streams': async ({
    events,
  }: EventStoreSubject) => {
    await events.append(box('1'), 0, [packed('a'), packed('b')]);
    await events.append(crate('1'), 0, [packed('c')]);
    const { position } = await events.append(box('1'), 2, [packed('d')]);
    const all = await allIn(events);
    assert.deepEqual(labelsOf(all), ['a', 'b', 'c', 'd']);
    const positions = all.map((event) => event.position);
    assert.deepEqual(
      positions,
      [...new Set(positions)].sort((a, b) => a - b),
    );
    assert.equal(positions[3], position);
    assert.equal(await events.head(), position);
  },

  'reads all in pages, each event once': async ({ events }: EventStoreSubject) => {
    const labels = Array.from({ length: 25 }, (_, at) => `${at}`);
    for (const label of labels) await events.append(box(label), 0, [packed(label)]);
    const seen: string[] = [];
    for (let after = 0; ; ) {
      const page = await events.readAll({ after, limit: 10 });
      assert.ok(page.length <= 10);
      seen.push(...labelsOf(page));
      const last = page.at(-1);
      if (last === undefined) break;
      after = last.position;
    }
    assert.deepEqual(seen, labels);
  },

  'reads only the events that are wanted': async ({ events }: EventStoreSubject) => {
    await events.append(box('1'), 0, [packed('a'), weighed('1'), packed('b')]);
    await events.append(crate('1'), 0, [packed('c')]);
    const read = async (types: Readonly<Record<string, readonly string[]>>) =>
      (await events.readAll({ after: 0, limit: 10, types })).map(({ type, stream }) => [
        stream.category,
        type,
      ]);
    assert.deepEqual(await read({ 'contract.box': ['BoxWeighed'] }), [
      ['contract.box', 'BoxWeighed'],
    ]);
    assert.deepEqual(await read({ 'contract.crate': ['BoxPacked'] }), [
      ['contract.crate', 'BoxPacked'],
    ]);
    const both = { 'contract.box': ['BoxWeighed'], 'contract.crate': ['BoxPacked'] };
    assert.equal((await read(both)).length, 2);
    assert.deepEqual(await read({}), []);
  },

  'counts the wanted events, not those passed over, to its limit': async ({
    events,
  }: EventStoreSubject) => {
    for (let version = 0; version < 20; version += 2) {
      await events.append(box('1'), version, [packed('x'), weighed('1')]);
    }
    const types = { 'contract.box': ['BoxWeighed'] };
    assert.equal((await events.readAll({ after: 0, limit: 7, types })).length, 7);
  },

  'reads each stream in one partition, whole and in order': async ({
    events,
  }: EventStoreSubject) => {
    const ids = Array.from({ length: 30 }, (_, at) => `${at}`);
    for (const label of ['a', 'b']) {
      for (const [version, id] of ids.entries()) {
        await events.append(version % 2 ? crate(id) : box(id), label === 'a' ? 0 : 1, [
          packed(`${id} ${label}`),
        ]);
      }
    }
    const found: string[] = [];
    for (let index = 0; index < 4; index += 1) {
      const partition = { index, count: 4 };
      const all = await events.readAll({ after: 0, limit: 100, partition });
      assert.ok(all.length > 0 && all.length < 60);
      assert.deepEqual(
        new Set(all.map(({ stream }) => partitionOf(stream.id, 4))),
        new Set([index]),
      );
      const own = labelsOf(all);
      for (const id of ids.filter((one) => own.includes(`${one} a`))) {
        assert.ok(own.indexOf(`${id} a`) < own.indexOf(`${id} b`));
      }
      found.push(...own);
    }
    assert.deepEqual(found.sort(), ids.flatMap((id) => [`${id} a`, `${id} b`]).sort());
    const whole = await events.readAll({ after: 0, limit: 9, partition: { index: 0, count: 1 } });
    assert.equal(whole.length, 9);
  },

  'looks for the wanted events of a partition until it has enough': async ({
    events,
  }: EventStoreSubject) => {
    const other = box('1');
    const id = Array.from({ length: 50 }, (_, at) => `${at}`).find(
      (one) => partitionOf(one, 8) !== partitionOf(other.id, 8),
    );
    assert.ok(id);
    await events.append(
      other,
      0,
      Array.from({ length: 1_200 }, (_, at) => packed(`${at}`)),
    );
    await events.append(box(id), 0, [packed('far'), weighed('1'), packed('farther')]);
    const partition = { index: partitionOf(id, 8), count: 8 };
    const types = { 'contract.box': ['BoxPacked'] };
    const read = async (after: number, limit: number) =>
      labelsOf(await events.readAll({ after, limit, types, partition }));
    assert.deepEqual(await read(0, 1), ['far']);
    assert.deepEqual(await read(0, 10), ['far', 'farther']);
    assert.deepEqual(await read(await events.head(), 10), []);
  },

  'is in the same partition for ever': async () => {
    const ids = ['0194f7a0-0000-7000-8000-000000000000', '1', 'ü'];
    assert.deepEqual(
      ids.map((id) => partitionOf(id, 16)),
      [7, 3, 10],
    );
  },
};

interface LabelledEvents {
  readonly BoxLabelled: { readonly boxId: string; readonly text: string; readonly at: string };
}

const labelled = codec<LabelledEvents>({
  category: 'contract.box',
  events: {
    BoxLabelled: {
      version: 3,
      was: ['BoxPacked', 'BoxMarked'],
      upcasts: {
        1: ({ label, ...rest }) => ({ ...rest, mark: label }),
        2: ({ mark, ...rest }: { mark: string }, { at }) => ({ ...rest, text: `${mark}!`, at }),
      },
    },
  },
});

/** A codec whose app is replaced by a newer one while the events stay. */
function replaceable(first: EventCodec): EventCodec & { replace(next: EventCodec): void } {
  let present = first;
  return {
    category: first.category,
    get types() {
      return present.types;
    },
    write: (event) => present.write(event),
    read: (stored, meta) => present.read(stored, meta),
    storedAs: (type) => present.storedAs(type),
    replace: (next) => {
      present = next;
    },
  };
}

function evolving(make: Make): readonly ContractCase[] {
  const box1 = replaceable(boxEvents);
  const begin = async (): Promise<EventStoreSubject> => {
    box1.replace(boxEvents);
    const subject = await make([box1]);
    await subject.events.append(box('1'), 0, [packed('books')]);
    return subject;
  };
  return casesOf(begin, {
    'reads events of older versions and names as those of today': async ({ events }) => {
      const [stored] = await events.read(box('1'));
      box1.replace(labelled);
      const at = stored?.meta.at;
      const want = { type: 'BoxLabelled', data: { boxId: 'b', text: 'books!', at } };
      const [read] = await events.read(box('1'));
      assert.deepEqual({ type: read?.type, data: read?.data }, want);
      const types = { 'contract.box': ['BoxLabelled'] };
      const [found] = await events.readAll({ after: 0, limit: 10, types });
      assert.deepEqual({ type: found?.type, data: found?.data }, want);
      const next = { ...packed(''), type: 'BoxLabelled', data: { boxId: 'b', text: 'new', at } };
      await events.append(box('1'), 1, [next]);
      assert.deepEqual((await events.read(box('1')))[1]?.data, next.data);
    },

    'does not guess at events of a newer app, or of none': async ({ events }) => {
      box1.replace(labelled);
      const at = '2026-01-31T10:00:00.000Z';
      const next = { ...packed(''), type: 'BoxLabelled', data: { boxId: 'b', text: 'new', at } };
      await events.append(box('2'), 0, [next]);
      box1.replace(
        codec<LabelledEvents>({
          category: 'contract.box',
          events: { BoxLabelled: { version: 1 } },
        }),
      );
      await assert.rejects(events.read(box('2')), /version 3, and this app knows version 1/);
      await assert.rejects(events.read(box('1')), /no event BoxPacked in contract.box/);
    },
  });
}
