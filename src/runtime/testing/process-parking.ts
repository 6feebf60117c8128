import assert from 'node:assert/strict';
import { CallReceiver } from './call-receiver.ts';
import { happen, holdProcess, noon, type ProcessSubject, work } from './contract-bookings.ts';

const name = 'contract.hold';

const parked = async ({ deadLetters }: ProcessSubject) =>
  (await deadLetters.list()).map(({ id, type, key, code }) => ({ id, told: [type, key, code] }));

/** What becomes of what keeps failing. */
export const processParking = {
  'parks an event that is refused, holds up nobody else, and handles it when it is retried': async (
    subject: ProcessSubject,
  ) => {
    const receiver = new CallReceiver({ 'hold for 2': ['refuse'] });
    await happen(subject, 'BookingMade', { booking: 'a', guests: 2 });
    await happen(subject, 'GuestsAdded', { booking: 'a', guests: 1 });
    await happen(subject, 'BookingMade', { booking: 'b', guests: 3 });
    await work(subject, holdProcess(receiver));
    assert.deepEqual(receiver.effects, ['hold for 3']);
    assert.equal(await subject.processes.get(name, 'a'), undefined);
    const [letter, ...others] = await parked(subject);
    assert.deepEqual([letter?.told, others], [['BookingMade', 'a', 'OutOfStock'], []]);
    await subject.deadLetters.mark([letter?.id ?? ''], 'retrying');
    await work(subject, holdProcess(receiver));
    assert.deepEqual(receiver.effects, ['hold for 3', 'hold for 2']);
    const instance = await subject.processes.get(name, 'a');
    assert.deepEqual(instance?.data, { booking: 'a', guests: 2 });
    assert.deepEqual(await parked(subject), []);
  },

  'parks a timer whose call is refused, and makes it when it is retried': async (
    subject: ProcessSubject,
  ) => {
    const receiver = new CallReceiver({ 'remind 2': ['refuse'] });
    const later = { now: () => noon + 1_000 };
    await happen(subject, 'BookingMade', { booking: 'a', guests: 2 });
    await happen(subject, 'BookingMade', { booking: 'b', guests: 3 });
    await work(subject, holdProcess(receiver));
    await work(subject, holdProcess(receiver), later);
    assert.deepEqual([...receiver.effects].sort(), ['hold for 2', 'hold for 3', 'remind 3']);
    const [letter, ...others] = await parked(subject);
    assert.deepEqual([letter?.told, others], [['remind', 'a', 'OutOfStock'], []]);
    const [waiting, fired] = await subject.processes.timers(name, 'a');
    assert.deepEqual([waiting?.name, fired?.name, fired?.dueAt], ['lapse', 'remind', null]);
    await subject.deadLetters.mark([letter?.id ?? ''], 'retrying');
    await work(subject, holdProcess(receiver), later);
    assert.equal(receiver.effects.at(-1), 'remind 2');
    assert.equal((await subject.processes.timers(name, 'a')).length, 1);
  },

  'tries again what fails otherwise, under the same key': async (subject: ProcessSubject) => {
    const receiver = new CallReceiver({ 'hold for 2': ['fail', 'lost'], 'remind 2': ['lost'] });
    await happen(subject, 'BookingMade', { booking: 'a', guests: 2 });
    await work(subject, holdProcess(receiver));
    await work(subject, holdProcess(receiver), { now: () => noon + 1_000 });
    assert.deepEqual(receiver.effects, ['hold for 2', 'remind 2']);
    const calls = ['hold for 2', 'hold for 2', 'hold for 2', 'remind 2', 'remind 2'];
    assert.deepEqual(receiver.calls, calls);
    assert.deepEqual(await parked(subject), []);
  },

  'parks an event that lacks the key': async (subject: ProcessSubject) => {
    const process = holdProcess(new CallReceiver());
    const made = process.on['contract.booking']?.BookingMade;
    assert.ok(made);
    const keyless = {
      ...process,
      on: { 'contract.booking': { BookingMade: { ...made, key: () => ({ booking: null }) } } },
    };
    await happen(subject, 'BookingMade', { booking: 'a', guests: 2 });
    await work(subject, keyless);
    assert.deepEqual(
      (await parked(subject)).map(({ told }) => told),
      [['BookingMade', 'contract.booking a', 'Error']],
    );
  },
};
