import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { currentActor, system } from '../auth/index.ts';
import { newId } from '../domain/index.ts';
import type { EventCodec } from '../eventsourcing/index.ts';
import { occasionOf } from '../eventsourcing/index.ts';
import type { SagaCall } from '../saga/index.ts';
import { CallReceiver } from './call-receiver.ts';
import { type ContractCase, casesOf } from './contract.ts';
import {
  beginCheckout,
  begun,
  checkOut,
  checkoutEvents,
  checkoutSaga,
  lines,
  runningSagas,
  type SagaSubject,
} from './contract-checkouts.ts';
import { fixedClock } from './fixed-clock.ts';
import { gate } from './gate.ts';
import { compensating } from './saga-compensating.ts';
import { crashing } from './saga-crashing.ts';
import { operating } from './saga-operating.ts';

/**
 * What is promised of sagas on every engine; `make` gives an empty store, and one of events with
 * these codecs.
 */
export function sagaContract(
  make: (codecs: readonly EventCodec[]) => Promise<SagaSubject>,
): readonly ContractCase[] {
  return casesOf(() => make([checkoutEvents]), {
    ...running,
    ...compensating,
    ...operating,
    ...crashing,
  });
}

const running = {
  'does its steps one after the other, those of a list side by side': async (
    subject: SagaSubject,
  ) => {
    const receiver = new CallReceiver();
    const instance = await checkOut(subject, checkoutSaga(receiver));
    const effects = ['reserve tea', 'reserve milk', 'charge', 'dispatch', 'receipt', 'record'];
    assert.deepEqual(receiver.effects.slice(0, -1), effects);
    assert.match(receiver.effects.at(-1) ?? '', /^done payment of /);
    assert.equal(instance.state, 'done');
    assert.deepEqual(
      [instance.owner, instance.dueAt, typeof instance.endedAt],
      [null, null, 'string'],
    );
    assert.deepEqual(instance.journal.steps.reserve?.skipped, [1]);
    const repeated = receiver.calls.filter((one, at) => receiver.calls.indexOf(one) !== at);
    assert.deepEqual(repeated, []);
  },

  'has written down each step before it begins, and how it ended before the next': async (
    subject: SagaSubject,
  ) => {
    const seen: unknown[] = [];
    const look = async (): Promise<void> => {
      const [instance] = await subject.store.list();
      const steps = Object.entries(instance?.journal.steps ?? {});
      seen.push(steps.map(([name, { state, attempts }]) => `${name} ${state} ${attempts}`));
    };
    await checkOut(subject, {
      name: 'contract.looking',
      types: begun,
      steps: [
        { name: 'first', do: look },
        { name: 'second', do: look },
      ],
    });
    assert.deepEqual(seen, [['first doing 1'], ['first done 0', 'second doing 1']]);
  },

  'acts as the system, in the course of what the event belongs to, with a key for each call':
    async (subject: SagaSubject) => {
      const seen: unknown[] = [];
      const note = async (_scope: unknown, { key, attempt, recall }: SagaCall) => {
        const { correlationId, causationId } = occasionOf(fixedClock('2026-01-31T10:00:00.000Z'));
        seen.push([currentActor(), correlationId, causationId, key, attempt, recall]);
      };
      const saga = {
        name: 'contract.noting',
        types: begun,
        steps: [{ name: 'one', do: note }],
        done: note,
      };
      const runner = runningSagas(subject, [saga]);
      const event = await beginCheckout(subject, 'a');
      await runner.begin(saga, event);
      await runner.settled();
      await runner.close();
      const { id, correlationId } = event.meta;
      const call = (key: string) => [system, correlationId, id, key, 1, undefined];
      const name = `contract.noting:${id}`;
      assert.deepEqual(seen, [call(`${name}/one`), call(`${name}:done`)]);
    },

  'starts once for each event, however often that is handled': async (subject: SagaSubject) => {
    const receiver = new CallReceiver();
    const saga = checkoutSaga(receiver);
    const runner = runningSagas(subject, [saga]);
    const event = await beginCheckout(subject, 'a', lines);
    for (let round = 0; round < 3; round += 1) {
      await Promise.all([runner.begin(saga, event), runner.begin(saga, event).catch(() => 'busy')]);
      await runner.settled();
    }
    await runner.close();
    assert.equal((await subject.store.list()).length, 1);
    assert.equal(receiver.calls.filter((one) => one === 'charge').length, 1);
  },

  'works for so many at once, and for the others afterwards': async (subject: SagaSubject) => {
    let [now, most, ended] = [0, 0, 0];
    const saga = {
      name: 'contract.counting',
      types: begun,
      steps: [
        {
          name: 'one',
          do: async () => {
            now += 1;
            most = Math.max(most, now);
            // Three at once, before the first of them ends.
            while (most < 3) await sleep(1);
            now -= 1;
            ended += 1;
          },
        },
      ],
    };
    const runner = runningSagas(subject, [saga], { concurrency: 3 });
    for (let at = 0; at < 12; at += 1) {
      await runner.begin(saga, await beginCheckout(subject, newId()));
    }
    await runner.settled();
    await runner.close();
    assert.equal(most, 3);
    assert.equal(ended, 12);
  },

  'is worked for by one of several processes at a time': async (subject: SagaSubject) => {
    const other = await subject.another();
    const receiver = new CallReceiver();
    const saga = checkoutSaga(receiver);
    const runners = [subject, other].map((process) =>
      runningSagas(process, [saga], { concurrency: 2 }),
    );
    const [first] = runners;
    for (let at = 0; at < 10; at += 1) {
      await first?.begin(saga, await beginCheckout(subject, newId(), lines));
    }
    for (const runner of runners) await runner.settled();
    for (const runner of runners) await runner.close();
    assert.equal(receiver.effects.length, 10 * 7);
    assert.equal(receiver.calls.length, 10 * 7);
  },

  'ends with what is under way when it is closed, and others go on': async (
    subject: SagaSubject,
  ) => {
    const receiver = new CallReceiver();
    const [going, waiting] = [gate(), gate()];
    const saga = {
      ...checkoutSaga(receiver),
      steps: [
        {
          name: 'first',
          do: async (_scope: unknown, call: SagaCall) => {
            going.open();
            await waiting.passed;
            await receiver.receive('first', call);
          },
        },
        {
          name: 'second',
          do: async (_scope: unknown, call: SagaCall) => {
            await receiver.receive('second', call);
          },
        },
      ],
    };
    const runner = runningSagas(subject, [saga]);
    await runner.begin(saga, await beginCheckout(subject, 'a'));
    await going.passed;
    const closing = runner.close();
    waiting.open();
    await closing;
    assert.deepEqual(receiver.effects, ['first']);
    const next = runningSagas(subject, [saga]);
    await next.settled();
    await next.close();
    assert.deepEqual(receiver.effects.slice(0, 2), ['first', 'second']);
  },

  'hands back what does not end in time, and others repeat it with the same key': async (
    subject: SagaSubject,
  ) => {
    const receiver = new CallReceiver({ charge: ['late'] });
    const saga = checkoutSaga(receiver, { timeout: 60_000 });
    const patient = {
      ...saga,
      steps: saga.steps.flat().map((step) => ({ ...step, timeout: 60_000 })),
    };
    const runner = runningSagas(subject, [patient], { closeWithin: 20 });
    await runner.begin(patient, await beginCheckout(subject, 'a', lines));
    while (!receiver.effects.includes('charge')) await sleep(2);
    await runner.close();
    const next = runningSagas(subject, [patient]);
    await next.settled();
    await next.close();
    assert.equal(receiver.effects.filter((one) => one === 'charge').length, 1);
    assert.equal(receiver.effects.at(-1), 'done payment of a');
  },
};
