import assert from 'node:assert/strict';
import { type SagaCall, type SagaInstance, SagaOperator } from '../saga/index.ts';
import { CallReceiver, type Fate, refused } from './call-receiver.ts';
import {
  begun,
  checkOut,
  checkoutSaga,
  runningSagas,
  type SagaSubject,
} from './contract-checkouts.ts';

/** What took effect is what was taken back, in reverse order. */
function requireTakenBack({ effects }: CallReceiver): void {
  const done = effects.filter((one) => /^(reserve|charge|dispatch|receipt|record)/.test(one));
  const undone = effects.filter((one) => /^(undo|refund)/.test(one));
  const wanted = done.map((one) => (one === 'charge' ? 'refund' : `undo ${one}`)).reverse();
  const told = undone.map((one) => one.replace(/^refund .*/, 'refund'));
  // Those that run side by side may have taken effect in either order.
  const sideBySide = ['undo dispatch', 'undo receipt'];
  assert.deepEqual(
    told.filter((one) => !sideBySide.includes(one)),
    wanted.filter((one) => !sideBySide.includes(one)),
  );
  assert.deepEqual([...told].sort(), [...wanted].sort());
}

const failedWith = ({ effects }: CallReceiver): string | undefined =>
  effects.find((one) => one.startsWith('failed '));

/** `record` is not taken back, and `close` comes after it. */
function withPivot(
  receiver: CallReceiver,
  changes: Parameters<typeof checkoutSaga>[1] = {},
): ReturnType<typeof checkoutSaga> {
  const saga = checkoutSaga(receiver, changes);
  const [record] = saga.steps.flat().slice(-1);
  assert.ok(record);
  const { undo, ...pivot } = record;
  const close = { ...pivot, name: 'close', do: doneAs('close', receiver) };
  return { ...saga, steps: [...saga.steps.slice(0, -1), pivot, close] };
}

const doneAs =
  (name: string, receiver: CallReceiver) =>
  async (_scope: unknown, call: SagaCall): Promise<undefined> =>
    void (await receiver.receive(name, call));

const steps = ['reserve tea', 'reserve milk', 'charge', 'dispatch', 'record'];

const stepOf = (effect: string): string => effect.split(' ', 1)[0] ?? '';

/** What the saga says it failed with, for a fate that one attempt after the other meets. */
const ends: Readonly<Record<string, { fates: readonly Fate[]; error: string | undefined }>> = {
  'is refused': { fates: ['refuse'], error: 'OutOfStock' },
  'fails at each attempt': { fates: ['fail', 'fail'], error: 'Error' },
  'never answers': { fates: ['hang', 'hang'], error: 'TimeoutError' },
  'fails once': { fates: ['fail'], error: undefined },
  'answers too late at first': { fates: ['late'], error: undefined },
  'takes effect, but the answer is lost': { fates: ['lost'], error: undefined },
  'fails, and is refused then': { fates: ['fail', 'refuse'], error: 'OutOfStock' },
};

const table = Object.entries(ends).map(
  ([what, { fates, error }]) =>
    [
      `takes back what was done when a step ${what}, whichever it is`,
      async (subject: SagaSubject) => {
        for (const effect of steps) {
          const receiver = new CallReceiver({ [effect]: fates });
          const saga = { ...checkoutSaga(receiver), name: `contract.checkout.${effect}` };
          await checkOut(subject, saga);
          const instance = await lastOf(subject, saga.name);
          if (error === undefined) {
            assert.equal(instance?.state, 'done', effect);
            assert.equal(receiver.effects.filter((one) => one === effect).length, 1);
            assert.equal(failedWith(receiver), undefined);
          } else {
            assert.equal(instance?.state, 'failed', effect);
            assert.equal(failedWith(receiver), `failed ${stepOf(effect)} ${error}`);
            assert.equal(instance?.journal.failure?.error, error);
            requireTakenBack(receiver);
          }
        }
      },
    ] as const,
);

async function lastOf({ store }: SagaSubject, saga: string): Promise<SagaInstance | undefined> {
  return (await store.list({ saga })).at(-1);
}

/** How what was done is taken back. */
export const compensating: Readonly<Record<string, (subject: SagaSubject) => Promise<void>>> = {
  ...Object.fromEntries(table),

  'goes on where the last attempt took effect after all': async (subject: SagaSubject) => {
    const receiver = new CallReceiver({ charge: ['fail', 'late'] });
    const instance = await checkOut(subject, checkoutSaga(receiver));
    assert.equal(instance.state, 'done');
    assert.equal(receiver.effects.filter((one) => one === 'charge').length, 1);
    assert.ok(receiver.calls.includes('recall charge'));
  },

  'notes the failure of an optional step, and passes over it': async (subject: SagaSubject) => {
    const receiver = new CallReceiver({ receipt: ['fail', 'fail'] });
    const instance = await checkOut(subject, checkoutSaga(receiver));
    assert.equal(instance.state, 'done');
    assert.equal(instance.journal.steps.receipt?.state, 'passed');
    assert.equal(instance.journal.steps.receipt?.failure?.message, 'receipt failed');
  },

  'finds out about an optional step that took effect when all is taken back': async (
    subject: SagaSubject,
  ) => {
    const receiver = new CallReceiver({ receipt: ['fail', 'late'], record: ['refuse'] });
    await checkOut(subject, checkoutSaga(receiver));
    assert.ok(receiver.effects.includes('receipt'));
    requireTakenBack(receiver);
  },

  'takes everything back when it takes too long as a whole': async (subject: SagaSubject) => {
    const receiver = new CallReceiver({ dispatch: ['late'] });
    const saga = checkoutSaga(receiver, { timeout: 150 });
    const patient = {
      ...saga,
      steps: saga.steps.flat().map((step) => ({ ...step, timeout: 60_000 })),
    };
    const instance = await checkOut(subject, patient);
    assert.equal(instance.state, 'failed');
    assert.equal(failedWith(receiver), 'failed dispatch SagaTimeout');
    assert.ok(receiver.effects.includes('undo dispatch'));
    requireTakenBack(receiver);
  },

  'does not give up by time once it has begun what cannot be taken back': async (
    subject: SagaSubject,
  ) => {
    for (const fates of [['late'], ['fail', 'lost'], ['hang', 'lost']] as const) {
      const receiver = new CallReceiver({ record: fates });
      const name = `contract.checkout.${fates.join('.')}`;
      await checkOut(
        subject,
        { ...withPivot(receiver, { timeout: 60_000 }), name },
        { now: () => Date.now() + (receiver.calls.includes('record') ? 60_000 : 0) },
      );
      assert.equal((await lastOf(subject, name))?.state, 'done');
      assert.deepEqual(receiver.effects.slice(-3, -1), ['record', 'close']);
      assert.equal(failedWith(receiver), undefined);
    }
  },

  'goes on trying what follows, and parks it, once what cannot be taken back is done': async (
    subject: SagaSubject,
  ) => {
    const receiver = new CallReceiver({ close: ['fail', 'fail', 'fail', 'lost'] });
    const saga = withPivot(receiver);
    const parked = await checkOut(subject, {
      ...saga,
      steps: saga.steps.flat().map((step) => ({ ...step, retry: { attempts: 0, from: 1 } })),
    });
    assert.deepEqual([parked.state, parked.journal.failure], ['parked', undefined]);
    assert.equal(parked.journal.steps.close?.failure?.message, 'close failed');
    const operator = new SagaOperator(subject.store);
    assert.equal(await operator.retry(parked.id), true);
    const runner = runningSagas(subject, [saga]);
    await runner.settled();
    await runner.close();
    assert.equal((await operator.show(parked.id)).state, 'done');
    assert.equal(receiver.effects.filter((one) => one === 'close').length, 1);
  },

  'takes back what it can when a step is refused after that': async (subject: SagaSubject) => {
    const receiver = new CallReceiver({ close: ['fail', 'refuse'] });
    const instance = await checkOut(subject, withPivot(receiver));
    assert.equal(instance.state, 'failed');
    assert.equal(failedWith(receiver), 'failed close OutOfStock');
    assert.ok(receiver.effects.includes('undo dispatch'));
  },

  'gives up a step that rests when the time for all is over': async (subject: SagaSubject) => {
    const receiver = new CallReceiver({ charge: ['fail'] });
    const saga = checkoutSaga(receiver, { timeout: 120 });
    const slow = {
      ...saga,
      steps: saga.steps.flat().map((step) => ({ ...step, retry: { attempts: 3, from: 60_000 } })),
    };
    await checkOut(subject, slow);
    assert.equal(failedWith(receiver), 'failed charge SagaTimeout');
    requireTakenBack(receiver);
  },

  'repeats what takes back until it succeeds': async (subject: SagaSubject) => {
    const receiver = new CallReceiver({
      record: ['refuse'],
      'undo dispatch': ['fail', 'lost'],
      'undo reserve tea': ['late', 'fail'],
    });
    const instance = await checkOut(subject, checkoutSaga(receiver));
    assert.equal(instance.state, 'failed');
    requireTakenBack(receiver);
  },

  'tells each step of a list what it answered itself': async (subject: SagaSubject) => {
    const undone: unknown[] = [];
    await checkOut(subject, {
      name: 'contract.answering',
      types: begun,
      steps: [
        {
          name: 'each',
          forEach: () => ['a', 'b'],
          do: async ({ item }) => ({ answer: `answer to ${item}` }),
          undo: async ({ data, item }) => undone.push([item, data]),
        },
        {
          name: 'last',
          do: async ({ data }) => {
            undone.push(data);
            throw refused();
          },
        },
      ],
    });
    const answer = (item: string) => ({ answer: `answer to ${item}` });
    assert.deepEqual(undone, [answer('b'), ['b', answer('b')], ['a', answer('a')]]);
  },

  'fails where its own condition or list cannot be reckoned': async (subject: SagaSubject) => {
    const receiver = new CallReceiver();
    const instance = await checkOut(subject, {
      ...checkoutSaga(receiver),
      steps: [
        {
          name: 'broken',
          when: () => {
            throw new TypeError('no such field');
          },
          do: async () => undefined,
        },
      ],
    });
    assert.equal(failedWith(receiver), 'failed broken TypeError');
    assert.equal(instance.state, 'failed');
  },
};
