import { setTimeout as sleep } from 'node:timers/promises';
import { MemoryUnitOfWork } from '@plinth/runtime/database';
import { MemoryEventStore } from '@plinth/runtime/eventsourcing';
import {
  MemorySagaStore,
  type Saga,
  type SagaInstance,
  SagaRunner,
  type SagaStore,
} from '@plinth/runtime/saga';
import { expect, it } from 'vitest';
import { SagaRun } from '../../../src/runtime/saga/saga-run.ts';
import { SagaWriter } from '../../../src/runtime/saga/saga-writer.ts';
import {
  beginCheckout,
  begun,
  checkoutEvents,
} from '../../../src/runtime/testing/contract-checkouts.ts';

/** Writes as slowly as a database does whose writer somebody holds. */
function slowly(store: SagaStore, millis: number): SagaStore {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      const call = value.bind(target);
      if (!['add', 'write', 'claim', 'prolong'].includes(String(name))) return call;
      return async (...asked: unknown[]) => {
        await sleep(millis);
        return call(...asked);
      };
    },
  });
}

it('takes nothing over from itself where writing takes longer than others would wait', async () => {
  const unitOfWork = new MemoryUnitOfWork();
  const events = new MemoryEventStore([checkoutEvents], unitOfWork);
  const calls: string[] = [];
  const step = (name: string) => ({
    name,
    timeout: 10_000,
    do: async (_scope: object, { attempt }: { readonly attempt: number }) => {
      calls.push(`${name} ${attempt}`);
      await sleep(20);
    },
  });
  const errors: unknown[] = [];
  const runner = new SagaRunner({
    events,
    store: slowly(new MemorySagaStore(unitOfWork), 120),
    sagas: [{ name: 'contract.slow', types: begun, steps: ['one', 'two', 'three'].map(step) }],
    takeOverAfter: 40,
    pollEvery: 5,
    onError: (error) => errors.push(error),
    onParked: (instance) => errors.push(instance),
  });
  runner.start();
  const [saga] = runner.starters;
  const event = await beginCheckout({ events }, 'c-1');
  await saga?.handle(event, { key: 'any', attempt: 1, signal: new AbortController().signal });
  await runner.settled();
  await runner.close();
  expect(calls).toEqual(['one 1', 'two 1', 'three 1']);
  expect(errors).toEqual([]);
});

it('calls nothing for what was lost while it was being written', async () => {
  const unitOfWork = new MemoryUnitOfWork();
  const events = new MemoryEventStore([checkoutEvents], unitOfWork);
  const store = new MemorySagaStore(unitOfWork);
  const event = await beginCheckout({ events }, 'c-1');
  const calls: string[] = [];
  const saga: Saga = {
    name: 'contract.lost',
    types: begun,
    steps: [{ name: 'one', do: async () => void calls.push('one') }],
  };
  const instance: SagaInstance = {
    id: 'contract.lost:1',
    saga: saga.name,
    position: event.position,
    state: 'running',
    journal: { steps: {} },
    startedAt: new Date().toISOString(),
    endedAt: null,
    owner: 'this process',
    token: 1,
    dueAt: Date.now() + 5_000,
  };
  await store.add([instance]);
  const losing = new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...asked: unknown[]) => {
        if (name === 'write') run.lose();
        return value.apply(target, asked);
      };
    },
  });
  const run: SagaRun = new SagaRun({
    saga,
    event,
    instance,
    isNew: false,
    writer: new SagaWriter(losing),
    persistence: { attempts: 1, from: 1 },
    ttl: 5_000,
    now: Date.now,
    onError: (error) => {
      throw error;
    },
  });
  await run.run();
  expect(calls).toEqual([]);
});
