import assert from 'node:assert/strict';
import { SubscriptionRunner } from '@plinth/runtime/events';
import { renameSaga, renameSagaStep, type Saga, type SagaStep } from '@plinth/runtime/saga';
import { type Kysely, sql } from 'kysely';
import { vi } from 'vitest';
import { CallReceiver } from '../../../src/runtime/testing/call-receiver.ts';
import { casesOf } from '../../../src/runtime/testing/contract.ts';
import {
  beginCheckout,
  begun,
  checkoutSaga,
  lines,
  runningSagas,
} from '../../../src/runtime/testing/contract-checkouts.ts';
import { unexpected } from '../../../src/runtime/testing/unexpected.ts';
import type { onSqlite } from '../events/event-processes.ts';

type Subject = Omit<Awaited<ReturnType<typeof onSqlite>>, 'another'>;

const to = 'contract.purchase';

const runnerOf = ({ events, sagas: store }: Subject, saga: Saga, closeWithin = 5_000) =>
  runningSagas({ events, store }, [saga], { closeWithin });

/** Begins one, whose process ends while a step is under way. */
async function leave(subject: Subject, saga: Saga, step: string) {
  const runner = runnerOf(subject, saga, 20);
  const event = await beginCheckout(subject, 'a', lines);
  await runner.begin(saga, event);
  await vi.waitFor(async () => {
    const [instance] = await subject.sagas.list();
    assert.equal(instance?.journal.steps[step]?.attempts, 1);
  });
  await runner.close();
  return event;
}

/** Goes on until nothing is left to do. */
async function goOn(subject: Subject, saga: Saga): Promise<void> {
  const runner = runnerOf(subject, saga);
  const subscriptions = new SubscriptionRunner({
    ...subject,
    subscriptions: runner.starters,
    onError: unexpected,
    pollEvery: 20,
  });
  await subscriptions.start();
  await subscriptions.settled();
  await runner.settled();
  await subscriptions.close();
  await runner.close();
}

const migrate = ({ database }: Subject, change: (db: Kysely<unknown>) => Promise<unknown>) =>
  database.run(() => change(database.of()));

/** What a rename of a saga must not lose, on every database. */
export const sagaRenaming = (make: () => Promise<Subject>) =>
  casesOf(make, {
    'one that is under way is finished under its new name, its calls recognised as before': async (
      subject,
    ) => {
      const receiver = new CallReceiver({ record: ['late'] });
      const saga = checkoutSaga(receiver, {}, { timeout: 5_000 });
      await leave(subject, saga, 'record');
      await migrate(subject, (db) => renameSaga(db, saga.name, to));
      await goOn(subject, { ...saga, name: to });
      const [instance] = await subject.sagas.list({ saga: to });
      assert.equal(instance?.state, 'done');
      assert.equal(receiver.calls.filter((one) => one === 'record').length, 2);
      assert.equal(receiver.effects.filter((one) => one === 'record').length, 1);
    },

    'its event is not taken for a new one, and later events are heard': async (subject) => {
      const saga = { name: 'contract.checkout', types: begun, steps: [] };
      const { position } = await beginCheckout(subject, 'a');
      await subject.store.begin(saga.name, 0);
      const first = runnerOf(subject, saga);
      const [event] = await subject.events.readAll({ after: position - 1, limit: 1 });
      assert.ok(event);
      await first.begin(saga, event);
      await first.close();
      // Its process has ended before it wrote down that the event is handled.
      await migrate(subject, async (db) => {
        await sql`insert into ${sql.table('plinth_delivery')} (subscription, position, key, attempts, running) values (${saga.name}, ${position}, 'a', 1, 1)`.execute(
          db,
        );
        await sql`update ${sql.table('plinth_subscription')} set position = ${position}`.execute(
          db,
        );
        await renameSaga(db, saga.name, to);
      });
      await beginCheckout(subject, 'b');
      await goOn(subject, { ...saga, name: to });
      const kept = await subject.sagas.list({ saga: to });
      assert.deepEqual(
        kept.map(({ state, position: at }) => `${state} ${at}`),
        [`done ${position}`, `done ${position + 1}`],
      );
    },

    'what could not be started is started under the new name when an operator wants it': async (
      subject,
    ) => {
      const saga = { name: 'contract.checkout', types: begun, steps: [] };
      const { position, meta } = await beginCheckout(subject, 'a');
      await migrate(subject, async (db) => {
        await sql`insert into ${sql.table('plinth_dead_letter')} (id, source, position, event_id, type, key, attempts, code, message, at, state) values (${`${saga.name}:${position}`}, ${saga.name}, ${position}, ${meta.id}, 'CheckoutBegun', 'a', 4, 'Error', 'away', ${meta.at}, 'parked')`.execute(
          db,
        );
        await sql`insert into ${sql.table('plinth_subscription')} (name, position) values (${saga.name}, ${position})`.execute(
          db,
        );
        await renameSaga(db, saga.name, to);
      });
      await subject.deadLetters.mark([`${to}:${position}`], 'retrying');
      await goOn(subject, { ...saga, name: to });
      assert.equal((await subject.sagas.list({ saga: to }))[0]?.state, 'done');
    },

    'a step that is under way goes on under its new name, its calls recognised as before': async (
      subject,
    ) => {
      const receiver = new CallReceiver({ charge: ['late'], record: ['refuse', 'refuse'] });
      const saga = checkoutSaga(receiver, {}, { timeout: 5_000 });
      await leave(subject, saga, 'charge');
      await migrate(subject, async (db) => {
        await renameSagaStep(db, saga.name, { from: 'charge', to: 'pay' });
        await renameSagaStep(db, saga.name, { from: 'reserve', to: 'hold' });
      });
      const [reserve, charge, ...others] = saga.steps as readonly SagaStep[];
      assert.ok(reserve && charge);
      const steps = [{ ...reserve, name: 'hold' }, { ...charge, name: 'pay' }, ...others];
      await goOn(subject, { ...saga, steps });
      const [instance] = await subject.sagas.list();
      assert.equal(instance?.state, 'failed');
      assert.deepEqual(Object.keys(instance.journal.steps).sort(), [
        'dispatch',
        'hold',
        'pay',
        'receipt',
        'record',
      ]);
      const count = (effect: string) => receiver.effects.filter((one) => one === effect).length;
      const counted = ['reserve tea', 'charge', 'refund payment of a', 'undo reserve tea'];
      assert.deepEqual(counted.map(count), [1, 1, 1, 1]);
    },

    'why a saga is taken back is said by the new name of the step': async (subject) => {
      const receiver = new CallReceiver({ record: ['refuse'], 'undo dispatch': ['late'] });
      const saga = checkoutSaga(receiver, {}, { timeout: 5_000 });
      await leave(subject, saga, 'record');
      await vi.waitFor(async () => assert.ok(receiver.calls.includes('record')));
      await migrate(subject, (db) => renameSagaStep(db, saga.name, { from: 'record', to: 'note' }));
      const [instance] = await subject.sagas.list();
      assert.equal(instance?.journal.failure?.step, 'note');
    },
  });
