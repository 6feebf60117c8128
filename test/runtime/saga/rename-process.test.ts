import { renameProcess, renameTimer, timerCodec } from '@plinth/runtime/saga';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CallReceiver } from '../../../src/runtime/testing/call-receiver.ts';
import {
  bookingEvents,
  happen,
  holdProcess,
  noon,
  work,
} from '../../../src/runtime/testing/contract-bookings.ts';
import { onSqlite } from '../events/event-processes.ts';

let subject: Awaited<ReturnType<typeof onSqlite>>;

beforeEach(async () => {
  subject = await onSqlite([bookingEvents, timerCodec]);
});

afterEach(() => subject.close());

it('a renamed process goes on with its instances and timers, also those that have fired', async () => {
  const receiver = new CallReceiver({ 'remind 2': ['refuse'] });
  const process = holdProcess(receiver);
  const later = { now: () => noon + 1_000 };
  await happen(subject, 'BookingMade', { booking: 'a', guests: 2 });
  await work(subject, process);
  await work(subject, process, later);
  await subject.database.run(() =>
    renameProcess(subject.database.of(), 'contract.hold', 'contract.table-hold'),
  );
  const renamed = { ...process, name: 'contract.table-hold' };
  const [letter] = await subject.deadLetters.list({ source: renamed.name });
  await subject.deadLetters.mark([letter?.id ?? ''], 'retrying');
  await work(subject, renamed, later);
  await work(subject, renamed, { now: () => noon + 60_000 });
  expect(receiver.effects).toEqual(['hold for 2', 'remind 2', 'lapse a']);
  expect(receiver.calls).toEqual(['hold for 2', 'remind 2', 'remind 2', 'lapse a']);
});

it('what waits under the name that a timer had goes by its new one', async () => {
  const receiver = new CallReceiver();
  const process = holdProcess(receiver);
  await happen(subject, 'BookingMade', { booking: 'a', guests: 2 });
  await work(subject, process);
  await subject.database.run(() =>
    renameTimer(subject.database.of(), process.name, { from: 'lapse', to: 'expire' }),
  );
  const timers = await subject.processes.timers(process.name, 'a');
  expect(timers.map(({ name }) => name)).toEqual(['expire', 'remind']);
});
