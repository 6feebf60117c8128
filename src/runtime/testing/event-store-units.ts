import assert from 'node:assert/strict';
import type { RecordedEvent } from '../eventsourcing/index.ts';
import { allIn, box, labelsOf, packed, weighed } from './contract-boxes.ts';
import type { EventStoreSubject } from './event-store-subject.ts';

const refused = new Error('refused by the work itself');

/** What an EventStore promises about units of work, and to those who listen. */
export const eventStoreUnits = {
  'keeps all that a unit did, or nothing': async ({ events }: EventStoreSubject) => {
    const work = async (fail: boolean): Promise<void> => {
      await events.append(box('1'), 0, [packed('a')]);
      await events.append(box('2'), 0, [packed('b')]);
      await events.append(box('1'), 1, [packed('c')]);
      await events.unique.claim(box('1'), { label: 'c' });
      if (fail) throw refused;
    };
    await assert.rejects(
      events.unitOfWork.run(() => work(true)),
      refused,
    );
    assert.deepEqual(await allIn(events), []);
    assert.equal(await events.head(), 0);
    assert.equal(await events.unique.find('contract.box', 'label', 'c'), undefined);
    await events.unitOfWork.run(() => work(false));
    assert.deepEqual(labelsOf(await allIn(events)), ['a', 'b', 'c']);
    assert.equal(await events.unique.find('contract.box', 'label', 'c'), '1');
  },

  'shows what is appended to its own unit only, until that is committed': async ({
    events,
  }: EventStoreSubject) => {
    const outside: Promise<readonly RecordedEvent[]>[] = [];
    let look: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      look = resolve;
    });
    // Begun out here, so that it is no part of the unit.
    const looking = asked.then(() => outside.push(events.read(box('1')), allIn(events)));
    await events.unitOfWork.run(async () => {
      await events.append(box('1'), 0, [packed('a')]);
      assert.equal((await events.read(box('1'))).length, 1);
      assert.equal((await allIn(events)).length, 1);
      look();
      await looking;
      assert.deepEqual(await Promise.all(outside), [[], []]);
    });
    assert.equal((await events.read(box('1'))).length, 1);
  },

  'lets a unit go on after a conflict that it expected': async ({ events }: EventStoreSubject) => {
    await events.append(box('1'), 0, [packed('a')]);
    await events.unitOfWork.run(async () => {
      await assert.rejects(events.append(box('1'), 0, [packed('b')]), { code: 'Conflict' });
      await events.append(box('1'), 1, [packed('c')]);
    });
    assert.deepEqual(labelsOf(await events.read(box('1'))), ['a', 'c']);
  },

  'tells listeners within the unit what it appends': async ({ events }: EventStoreSubject) => {
    const told: RecordedEvent[][] = [];
    const stop = events.onAppended(async (appended) => {
      assert.equal(events.unitOfWork.active, true);
      assert.equal((await events.read(box('1'))).length, appended.length);
      told.push([...appended]);
    });
    await events.append(box('1'), 0, [packed('a'), weighed('1.50')]);
    assert.deepEqual(told, [await events.read(box('1'))]);
    stop();
    await events.append(box('1'), 2, [packed('b')]);
    assert.equal(told.length, 1);
  },

  'appends nothing that a listener within the unit refuses, even if that is caught': async ({
    events,
  }: EventStoreSubject) => {
    events.onAppended(async () => {
      throw refused;
    });
    await assert.rejects(events.append(box('1'), 0, [packed('a')]), refused);
    const caught = events.unitOfWork.run(() =>
      events.append(box('1'), 0, [packed('a')]).catch(() => undefined),
    );
    await assert.rejects(caught, refused);
    assert.deepEqual(await allIn(events), []);
  },

  'tells listeners of the commit once everybody can read it, and of no rollback': async ({
    events,
  }: EventStoreSubject) => {
    const told: string[] = [];
    const stop = events.onCommitted(async (committed) => {
      assert.equal(events.unitOfWork.active, false);
      const [first] = committed;
      const read = first === undefined ? [] : await events.read(first.stream);
      told.push(`${labelsOf(committed)} of ${read.length}`);
    });
    const failing = events.unitOfWork.run(async () => {
      await events.append(box('1'), 0, [packed('taken back')]);
      throw refused;
    });
    await assert.rejects(failing, refused);
    await events.unitOfWork.run(async () => {
      await events.append(box('1'), 0, [packed('a'), packed('b')]);
      await events.append(box('2'), 0, [packed('c')]);
      assert.deepEqual(told, []);
    });
    assert.deepEqual(told, ['a,b of 2', 'c of 1']);
    stop();
    await events.append(box('3'), 0, [packed('d')]);
    assert.equal(told.length, 2);
  },

  'gives a unique value to one stream at a time': async ({ events }: EventStoreSubject) => {
    const { unique } = events;
    await unique.claim(box('1'), { label: 'books', colour: null });
    await assert.rejects(unique.claim(box('2'), { label: 'books', colour: null }), {
      code: 'NotUnique',
      detail: 'label is already taken',
    });
    await unique.claim(box('2'), { label: 'cups', colour: null });
    await unique.claim({ category: 'contract.crate', id: '1' }, { label: 'books' });
    assert.equal(await unique.find('contract.box', 'label', 'books'), '1');
    assert.equal(await unique.find('contract.box', 'colour', 'books'), undefined);

    await unique.claim(box('1'), { label: 'plates', colour: 'red' });
    await unique.claim(box('2'), { label: 'books', colour: null });
    assert.equal(await unique.find('contract.box', 'label', 'books'), '2');
    await unique.claim(box('1'), {});
    assert.equal(await unique.find('contract.box', 'label', 'plates'), undefined);
    assert.equal(await unique.find('contract.box', 'colour', 'red'), undefined);
  },
};
