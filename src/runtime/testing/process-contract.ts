import assert from 'node:assert/strict';
import type { EventCodec } from '../eventsourcing/index.ts';
import { timerCodec } from '../saga/index.ts';
import { ProcessSubscription } from '../saga/process-subscription.ts';
import { CallReceiver } from './call-receiver.ts';
import { type ContractCase, casesOf } from './contract.ts';
import {
  bookingEvents,
  happen,
  holdProcess,
  noon,
  type ProcessSubject,
  work,
} from './contract-bookings.ts';
import { gate } from './gate.ts';
import { processCrashing } from './process-crashing.ts';
import { processParking } from './process-parking.ts';
import { processTimers } from './process-timers.ts';

/**
 * What is promised of processes on every engine; `make` gives empty stores, the one of events with
 * these codecs.
 */
export function processContract(
  make: (codecs: readonly EventCodec[]) => Promise<ProcessSubject>,
): readonly ContractCase[] {
  return casesOf(() => make([bookingEvents, timerCodec]), {
    ...reacting,
    ...processTimers,
    ...processParking,
    ...processCrashing,
  });
}

const name = 'contract.hold';

const reacting = {
  'remembers by key what events tell, until it has ended': async (subject: ProcessSubject) => {
    const receiver = new CallReceiver();
    await happen(subject, 'BookingMade', { booking: 'a', guests: 2 });
    await happen(subject, 'BookingMade', { booking: 'b', guests: 3 });
    await happen(subject, 'GuestsAdded', { booking: 'a', guests: 4 });
    await happen(subject, 'BookingLeft', { booking: 'b' });
    await work(subject, holdProcess(receiver));
    assert.deepEqual([...receiver.effects].sort(), ['hold for 2', 'hold for 3', 'lay 6']);
    const [a, b] = [await subject.processes.get(name, 'a'), await subject.processes.get(name, 'b')];
    assert.deepEqual(
      [a?.state, a?.data, a?.endedAt],
      ['running', { booking: 'a', guests: 6 }, null],
    );
    assert.deepEqual([b?.state, typeof b?.endedAt], ['ended', 'string']);
  },

  'passes over what concerns nothing that runs, and what it does not want': async (
    subject: ProcessSubject,
  ) => {
    const receiver = new CallReceiver();
    await happen(subject, 'GuestsAdded', { booking: 'a', guests: 1 });
    await happen(subject, 'BookingMade', { booking: 'a', guests: 9 });
    await happen(subject, 'GuestsAdded', { booking: 'a', guests: 2 });
    await happen(subject, 'BookingLeft', { booking: 'a' });
    await happen(subject, 'GuestsAdded', { booking: 'a', guests: 1 });
    await work(subject, holdProcess(receiver));
    assert.deepEqual(receiver.effects, ['hold for 9']);
    const ended = await subject.processes.get(name, 'a');
    assert.deepEqual(ended?.data, { booking: 'a', guests: 9 });
  },

  'starts anew after it has ended, and remembers nothing of before': async (
    subject: ProcessSubject,
  ) => {
    const receiver = new CallReceiver();
    await happen(subject, 'BookingMade', { booking: 'a', guests: 2 });
    await happen(subject, 'BookingLeft', { booking: 'a' });
    await happen(subject, 'BookingMade', { booking: 'a', guests: 5 });
    await work(subject, holdProcess(receiver));
    assert.deepEqual(receiver.effects, ['hold for 2', 'hold for 5']);
    const again = await subject.processes.get(name, 'a');
    assert.deepEqual([again?.state, again?.data], ['running', { booking: 'a', guests: 5 }]);
    assert.equal((await subject.processes.timers(name, 'a')).length, 2);
  },

  'writes nothing for one that somebody else has worked for meanwhile': async (
    subject: ProcessSubject,
  ) => {
    const receiver = new CallReceiver();
    const [asked, going] = [gate(), gate()];
    const slow = holdProcess({
      receive: async (effect, call) => {
        asked.open();
        await going.passed;
        return receiver.receive(effect, call);
      },
    });
    await happen(subject, 'BookingMade', { booking: 'a', guests: 2 });
    const [event] = await subject.events.readAll({ after: 0, limit: 1 });
    assert.ok(event);
    const { events, processes: store } = subject;
    const stalled = new ProcessSubscription({
      process: slow,
      events,
      store,
      now: () => noon,
      onScheduled: () => undefined,
    });
    const { signal } = new AbortController();
    const late = stalled.handle(event, { key: `${name}:${event.meta.id}`, attempt: 1, signal });
    await asked.passed;
    await happen(subject, 'GuestsAdded', { booking: 'a', guests: 1 });
    await work(subject, holdProcess(receiver));
    going.open();
    await assert.rejects(late, { name: 'InstanceChanged' });
    assert.deepEqual(receiver.effects, ['hold for 2', 'lay 3']);
    const instance = await store.get(name, 'a');
    assert.deepEqual([instance?.data, instance?.version], [{ booking: 'a', guests: 3 }, 2]);
    assert.equal((await store.timers(name, 'a')).length, 2);
  },

  'tells of those that run, and forgets those that have ended long ago': async (
    subject: ProcessSubject,
  ) => {
    const { processes } = subject;
    for (const booking of ['a', 'b', 'c']) {
      await happen(subject, 'BookingMade', { booking, guests: 1 });
    }
    await happen(subject, 'BookingLeft', { booking: 'c' });
    await work(subject, holdProcess(new CallReceiver()));
    const keys = async (state: 'running' | 'ended') =>
      (await processes.list({ process: name, state })).map(({ key }) => key).sort();
    assert.deepEqual([await keys('running'), await keys('ended')], [['a', 'b'], ['c']]);
    assert.deepEqual(await processes.list({ process: 'another' }), []);
    assert.equal((await processes.list({ limit: 1 })).length, 1);
    assert.deepEqual(await processes.counts(noon + 1_000), [
      { process: name, running: 2, waiting: 2, late: 2 },
    ]);
    assert.equal(await processes.forget(new Date(noon).toISOString()), 0);
    assert.equal(await processes.forget(new Date(noon + 1).toISOString()), 1);
    assert.deepEqual([await keys('running'), await keys('ended')], [['a', 'b'], []]);
  },
};
