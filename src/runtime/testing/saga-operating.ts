import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { type SagaInstance, SagaOperator } from '../saga/index.ts';
import { CallReceiver } from './call-receiver.ts';
import {
  beginCheckout,
  checkoutSaga,
  lines,
  runningSagas,
  type SagaSubject,
} from './contract-checkouts.ts';

/** What becomes of sagas that need somebody, and who may write about them. */
export const operating = {
  'parks what cannot be taken back, tells of it, and goes on when an operator wants it': async (
    subject: SagaSubject,
  ) => {
    const receiver = new CallReceiver({
      record: ['refuse'],
      'refund payment of a': ['fail', 'fail', 'fail', 'refuse'],
    });
    const parked: SagaInstance[] = [];
    const saga = checkoutSaga(receiver);
    const runner = runningSagas(subject, [saga], { onParked: (one) => parked.push(one) });
    await runner.begin(saga, await beginCheckout(subject, 'a', lines));
    await runner.settled();
    const operator = new SagaOperator(subject.store);
    const [instance] = await operator.list({ state: 'parked' });
    assert.ok(instance);
    const charge = instance.journal.steps.charge;
    assert.deepEqual(
      [charge?.state, charge?.attempts, charge?.failure?.message],
      ['undoing', 3, 'refund payment of a failed'],
    );
    assert.deepEqual([parked.map(({ id }) => id), instance.dueAt], [[instance.id], null]);
    assert.deepEqual(await runner.status(), [
      { name: saga.name, running: 0, undoing: 0, parked: 1 },
    ]);
    assert.ok(!receiver.effects.includes('undo reserve milk'));
    // Refused at once the next time, and then it goes well.
    for (const wanted of ['parked', 'failed']) {
      assert.equal(await operator.retry(instance.id), true);
      runner.wake();
      await runner.settled();
      assert.equal((await operator.show(instance.id)).state, wanted);
    }
    await runner.close();
    assert.deepEqual(receiver.effects.slice(-4), [
      'refund payment of a',
      'undo reserve milk',
      'undo reserve tea',
      'failed record OutOfStock',
    ]);
    assert.equal(await operator.retry(instance.id), false);
  },

  'parks what cannot be done at the end': async (subject: SagaSubject) => {
    const receiver = new CallReceiver({ 'done payment of a': ['refuse'] });
    const saga = checkoutSaga(receiver);
    const runner = runningSagas(subject, [saga]);
    await runner.begin(saga, await beginCheckout(subject, 'a', lines));
    await runner.settled();
    const operator = new SagaOperator(subject.store);
    const [instance] = await operator.list();
    assert.equal(instance?.state, 'parked');
    await operator.retry(instance.id);
    await runner.settled();
    await runner.close();
    assert.equal((await operator.show(instance.id)).state, 'done');
  },

  'gives one up that an operator abandons, also while somebody works for it': async (
    subject: SagaSubject,
  ) => {
    const receiver = new CallReceiver({ charge: ['hang'] });
    const saga = checkoutSaga(receiver);
    const runner = runningSagas(subject, [saga], { takeOverAfter: 60 });
    await runner.begin(saga, await beginCheckout(subject, 'a', lines));
    while (!receiver.calls.includes('charge')) await sleep(2);
    const operator = new SagaOperator(subject.store);
    const [instance] = await operator.list();
    while (!(await operator.abandon(instance?.id ?? ''))) await sleep(1);
    await sleep(100);
    await runner.close();
    assert.equal((await operator.show(instance?.id ?? '')).state, 'abandoned');
    assert.deepEqual(receiver.effects, ['reserve tea', 'reserve milk']);
    await assert.rejects(operator.show('unknown'), { code: 'NotFound' });
  },

  'keeps nothing that is written under a token that has gone': async ({ store }: SagaSubject) => {
    const instance: SagaInstance = {
      id: 'contract.checkout:1',
      saga: 'contract.checkout',
      position: 1,
      state: 'running',
      journal: { steps: {} },
      startedAt: '2026-01-31T10:00:00.000Z',
      endedAt: null,
      owner: 'one that is slow',
      token: 1,
      dueAt: 1_000,
    };
    assert.deepEqual(await store.add([instance, instance].slice(0, 1)), new Set([instance.id]));
    assert.deepEqual(await store.add([{ ...instance, token: 9 }]), new Set());
    const term = { sagas: [instance.saga], owner: 'another', until: 9_000, limit: 5 };
    const [nobody, own] = [new Set<string>(), new Set([instance.id])];
    assert.deepEqual(await store.claim({ ...term, now: 999, held: nobody }), []);
    assert.deepEqual(
      await store.claim({ ...term, now: 1_000, sagas: ['others'], held: nobody }),
      [],
    );
    const [claimed] = await store.claim({ ...term, now: 1_000, held: own });
    assert.deepEqual(claimed, { ...instance, owner: 'another', token: 2, dueAt: 9_000 });
    assert.deepEqual(await store.claim({ ...term, now: 9_001, held: own }), []);
    assert.deepEqual(await store.write([{ ...instance, state: 'done' }]), new Set());
    assert.deepEqual(await store.prolong([instance.id], 'one that is slow', 20_000), new Set());
    assert.equal((await store.get(instance.id))?.state, 'running');
    assert.deepEqual(await store.prolong([instance.id], 'another', 20_000), new Set([instance.id]));
    assert.equal(await store.nextDue([instance.saga]), 20_000);
  },

  'forgets those that have ended long ago': async ({ store }: SagaSubject) => {
    const ended = (id: string, endedAt: string | null): SagaInstance => ({
      id,
      saga: 'contract.checkout',
      position: 1,
      state: endedAt ? 'done' : 'running',
      journal: { steps: {} },
      startedAt: '2026-01-01T10:00:00.000Z',
      endedAt,
      owner: null,
      token: 1,
      dueAt: endedAt ? null : 1,
    });
    await store.add([
      ended('old', '2026-01-02T10:00:00.000Z'),
      ended('new', '2026-01-31T10:00:00.000Z'),
      ended('open', null),
    ]);
    assert.equal(await store.forget('2026-01-31T10:00:00.000Z'), 1);
    assert.deepEqual((await store.list()).map(({ id }) => id).sort(), ['new', 'open']);
  },
};
