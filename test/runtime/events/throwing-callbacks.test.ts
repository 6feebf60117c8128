import { MemoryUnitOfWork } from '@plinth/runtime/database';
import { SubscriptionRunner } from '@plinth/runtime/events';
import { MessageReceiver, type Receiving } from '@plinth/runtime/messaging';
import { MemorySagaStore, ProcessRunner, SagaRunner } from '@plinth/runtime/saga';
import { StreamRunner } from '@plinth/runtime/streaming';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  beginCheckout,
  begun,
  checkoutEvents,
} from '../../../src/runtime/testing/contract-checkouts.ts';
import {
  enter,
  orderEvents,
  reaction,
  told,
} from '../../../src/runtime/testing/contract-orders.ts';
import { processor } from '../../../src/runtime/testing/contract-streams.ts';
import { inMemory } from './event-processes.ts';

const warned = vi.fn();

beforeEach(() => {
  warned.mockReset();
  vi.spyOn(process, 'emitWarning').mockImplementation(warned);
});

afterEach(() => vi.restoreAllMocks());

const broken = (): never => {
  throw new Error('the logger is broken');
};

/** The first call of a method fails. */
function failingOnce<Port extends object>(port: Port, method: keyof Port): Port {
  let isFirst = true;
  return new Proxy(port, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...asked: unknown[]) => {
        if (name !== method || !isFirst) return value.apply(target, asked);
        isFirst = false;
        throw new Error('the database is away');
      };
    },
  });
}

it('a subscription goes on where who is told of an error throws', async () => {
  const { events, store, leases } = await inMemory([orderEvents]);
  const seen: string[] = [];
  const runner = new SubscriptionRunner({
    events,
    store: failingOnce(store, 'pending'),
    leases,
    subscriptions: [reaction((event) => seen.push(told(event)))],
    onError: broken,
    pollEvery: 20,
  });
  await enter(events, 'a');
  await runner.start();
  await runner.settled();
  await runner.close();
  expect(seen).toEqual(['a 1']);
  expect(warned).toHaveBeenCalledTimes(1);
});

it('a subscription parks once, and goes on, where who is told of a dead letter throws', async () => {
  const { events, store, leases, deadLetters } = await inMemory([orderEvents]);
  const change = vi.spyOn(store, 'change');
  const errors: unknown[] = [];
  const seen: string[] = [];
  const runner = new SubscriptionRunner({
    events,
    store,
    leases,
    subscriptions: [
      reaction((event) => {
        if (told(event) === 'a 1') throw new Error('poison');
        seen.push(told(event));
      }),
    ],
    onError: (error) => errors.push(error),
    onParked: broken,
    pollEvery: 20,
  });
  await enter(events, 'a');
  await enter(events, 'a');
  await runner.start();
  await runner.settled();
  await runner.close();
  expect(seen).toEqual(['a 2']);
  expect(errors).toEqual([]);
  expect(await deadLetters.list()).toHaveLength(1);
  expect(change.mock.calls.filter(([, { park = [] }]) => park.length > 0)).toHaveLength(1);
});

it('a stream goes on where who is told of an error throws', async () => {
  const { events, store, leases } = await inMemory([orderEvents]);
  const seen: string[] = [];
  const runner = new StreamRunner({
    events,
    store: failingOnce(store, 'pending'),
    leases,
    streams: [
      {
        name: 'contract.orders',
        partitions: 1,
        batch: { size: 10, within: 0 },
        processors: [processor((batch) => seen.push(...batch.map(told)))],
      },
    ],
    onError: broken,
    pollEvery: 20,
  });
  await enter(events, 'a');
  runner.start();
  await vi.waitFor(() => expect(seen).toEqual(['a 1']), 5_000);
  await runner.close();
  expect(warned).toHaveBeenCalledTimes(1);
});

it('sagas go on where who is told of errors or of parked ones throws', async () => {
  const { events } = await inMemory([checkoutEvents]);
  const store = new MemorySagaStore(new MemoryUnitOfWork());
  const undo = (): Promise<never> => Promise.reject(new Error('it cannot be taken back'));
  const saga = {
    name: 'contract.checkout',
    types: begun,
    steps: [
      { name: 'one', do: async () => undefined, undo },
      { name: 'two', do: undo, retry: { attempts: 0, from: 1, upTo: 1 } },
    ],
  };
  const runner = new SagaRunner({
    events,
    store: failingOnce(store, 'claim'),
    sagas: [saga],
    onError: broken,
    onParked: broken,
    pollEvery: 20,
    persistence: { attempts: 0, from: 1, upTo: 1 },
  });
  runner.start();
  await vi.waitFor(() => expect(warned).toHaveBeenCalledTimes(1));
  await runner.begin(saga, await beginCheckout({ events }, 'a'));
  await vi.waitFor(async () => expect((await store.list())[0]?.state).toBe('parked'));
  await vi.waitFor(() => expect(warned).toHaveBeenCalledTimes(2));
  await expect(runner.close()).resolves.toBeUndefined();
});

it('timers go on where who is told of an error throws', async () => {
  const { events, processes } = await inMemory([]);
  const store = failingOnce(processes, 'due');
  const due = vi.spyOn(processes, 'due');
  const runner = new ProcessRunner({
    events,
    store,
    processes: [{ name: 'tables.hold', on: {} }],
    onError: broken,
    pollEvery: 5,
  });
  runner.start();
  await vi.waitFor(() => expect(due).toHaveBeenCalled());
  await expect(runner.close()).resolves.toBeUndefined();
  expect(warned).toHaveBeenCalledTimes(1);
});

it('a channel is received on where who is told of an error throws', async () => {
  const { events, leases } = await inMemory([]);
  const nothing = async (): Promise<void> => undefined;
  const untilAborted = ({ signal }: Receiving): Promise<void> =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
  const receive = vi.fn(untilAborted).mockRejectedValueOnce(new Error('the broker is away'));
  const receiver = new MessageReceiver({
    broker: {
      engine: 'nats',
      remarks: [],
      receive,
      publish: nothing,
      subscribe: nothing,
      check: nothing,
      close: nothing,
    },
    events,
    leases,
    channels: [{ name: 'parcels', kind: 'topic' }],
    group: 'post',
    onError: broken,
  });
  await receiver.start();
  await vi.waitFor(() => expect(receive.mock.calls.length).toBeGreaterThan(1));
  await expect(receiver.close()).resolves.toBeUndefined();
  expect(warned).toHaveBeenCalledTimes(1);
});
