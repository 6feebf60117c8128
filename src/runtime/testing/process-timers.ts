import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { callContext } from '../auth/index.ts';
import { CallReceiver } from './call-receiver.ts';
import {
  happen,
  holdProcess,
  type MovedClock,
  noon,
  type ProcessSubject,
  work,
  working,
} from './contract-bookings.ts';

const name = 'contract.hold';

const later = (millis: number) => ({ now: () => noon + millis });

const isoAt = (millis: number): string => new Date(noon + millis).toISOString();

/** When timers fire, and what they know. */
export const processTimers = {
  'fires when it is time, and knows what was known when it was scheduled': async (
    subject: ProcessSubject,
  ) => {
    const receiver = new CallReceiver();
    const clock: MovedClock = { at: noon };
    await happen(subject, 'BookingMade', { booking: 'a', guests: 2 });
    const running = await working(subject, holdProcess(receiver), { now: () => clock.at });
    await happen(subject, 'GuestsAdded', { booking: 'a', guests: 1 });
    await running.settled();
    clock.at = noon + 999;
    await running.settled();
    await sleep(30);
    assert.deepEqual(receiver.effects, ['hold for 2', 'lay 3']);
    clock.at = noon + 1_000;
    await running.settled();
    assert.deepEqual(receiver.effects.slice(2), ['remind 2']);
    clock.at = noon + 120_000;
    await running.settled();
    await running.close();
    assert.deepEqual(receiver.effects.slice(3), ['lapse a']);
    assert.deepEqual(await subject.processes.timers(name, 'a'), []);
  },

  'fires late what nobody was there for, those of one key in the order of their times': async (
    subject: ProcessSubject,
  ) => {
    const receiver = new CallReceiver();
    await happen(subject, 'BookingMade', { booking: 'a', guests: 2 });
    await happen(subject, 'BookingMoved', { booking: 'a', until: isoAt(500) });
    await work(subject, holdProcess(receiver));
    await work(subject, holdProcess(receiver), later(3_600_000));
    assert.deepEqual(receiver.effects, ['hold for 2', `lapse ${isoAt(500)}`, 'remind 2']);
  },

  'fires at once what is scheduled for a time that is over': async (subject: ProcessSubject) => {
    const receiver = new CallReceiver();
    await happen(subject, 'BookingMade', { booking: 'a', guests: 2 });
    await happen(subject, 'BookingMoved', { booking: 'a', until: isoAt(-1) });
    await work(subject, holdProcess(receiver));
    assert.deepEqual(receiver.effects, ['hold for 2', `lapse ${isoAt(-1)}`]);
  },

  'fires neither what is cancelled nor what is scheduled anew under its name': async (
    subject: ProcessSubject,
  ) => {
    const receiver = new CallReceiver();
    await happen(subject, 'BookingMade', { booking: 'a', guests: 2 });
    await happen(subject, 'BookingConfirmed', { booking: 'a' });
    await happen(subject, 'BookingMade', { booking: 'b', guests: 3 });
    for (const millis of [70_000, 80_000, 90_000]) {
      await happen(subject, 'BookingMoved', { booking: 'b', until: isoAt(millis) });
    }
    await work(subject, holdProcess(receiver));
    await work(subject, holdProcess(receiver), later(86_000));
    assert.deepEqual([...receiver.effects].sort(), [
      'hold for 2',
      'hold for 3',
      'remind 2',
      'remind 3',
    ]);
    await work(subject, holdProcess(receiver), later(90_000));
    assert.deepEqual(receiver.effects.slice(4), [`lapse ${isoAt(90_000)}`]);
  },

  'fires nothing of one that has ended': async (subject: ProcessSubject) => {
    const receiver = new CallReceiver();
    await happen(subject, 'BookingMade', { booking: 'a', guests: 2 });
    await happen(subject, 'BookingLeft', { booking: 'a' });
    await work(subject, holdProcess(receiver));
    await work(subject, holdProcess(receiver), later(120_000));
    assert.deepEqual(receiver.effects, ['hold for 2']);
  },

  'does nothing for a timer where an event came first that has cancelled it': async (
    subject: ProcessSubject,
  ) => {
    const receiver = new CallReceiver();
    await happen(subject, 'BookingMade', { booking: 'a', guests: 2 });
    await work(subject, holdProcess(receiver), { firesNothing: true });
    // What has happened is in the log before the timer is, and neither is handled yet.
    await happen(subject, 'BookingConfirmed', { booking: 'a' });
    const [timer] = await subject.processes.due({
      processes: [name],
      now: noon + 60_000,
      limit: 1,
    });
    assert.equal(timer?.name, 'remind');
    await work(subject, holdProcess(receiver), later(60_000));
    assert.deepEqual(receiver.effects, ['hold for 2', 'remind 2']);
  },

  'fires each timer once however many processes there are': async (subject: ProcessSubject) => {
    const other = await subject.another();
    const receiver = new CallReceiver();
    const clock: MovedClock = { at: noon };
    const bookings = Array.from({ length: 40 }, (_, at) => `booking ${at}`);
    for (const booking of bookings) await happen(subject, 'BookingMade', { booking, guests: 1 });
    const options = { now: () => clock.at, batch: 7 };
    const running = await Promise.all(
      [subject, other, other].map((process) => working(process, holdProcess(receiver), options)),
    );
    for (const one of running) await one.settled();
    clock.at = noon + 120_000;
    for (const one of running) await one.settled();
    for (const one of running) await one.close();
    assert.equal(receiver.calls.length, 40 * 3);
    assert.equal(receiver.effects.filter((one) => one.startsWith('lapse')).length, 40);
    const fired = await subject.events.readAll({ after: 0, limit: 500, types: { timer: [name] } });
    assert.equal(fired.length, 80);
  },

  'is done in the course of the event that has scheduled it': async (subject: ProcessSubject) => {
    const seen: unknown[] = [];
    const process = holdProcess({
      receive: async (effect, { key }) => {
        const { correlationId, actor } = callContext.getStore() ?? {};
        seen.push([effect, correlationId, actor?.id, key.startsWith(`${name}:`)]);
        return {};
      },
    });
    const id = await happen(subject, 'BookingMade', { booking: 'a', guests: 2 });
    await work(subject, process);
    await work(subject, process, later(1_000));
    assert.deepEqual(seen, [
      ['hold for 2', 'of a', 'system', true],
      ['remind 2', 'of a', 'system', true],
    ]);
    const [fired] = await subject.events.readAll({ after: 1, limit: 1 });
    assert.deepEqual([fired?.type, fired?.meta.causationId], ['remind', id]);
  },
};
