import { MemoryUnitOfWork } from '@plinth/runtime/database';
import { MemorySagaStore, type SagaInstance } from '@plinth/runtime/saga';
import { expect, it } from 'vitest';
import { SagaWriter } from '../../../src/runtime/saga/saga-writer.ts';

const instance = (
  id: string,
  token: number,
  changes: Partial<SagaInstance> = {},
): SagaInstance => ({
  id,
  saga: 'contract.checkout',
  position: 1,
  state: 'running',
  journal: { steps: {} },
  startedAt: '2026-01-31T10:00:00.000Z',
  endedAt: null,
  owner: 'this process',
  token,
  dueAt: 1_000,
  ...changes,
});

it('tells who writes under a token that has gone from who writes under the present one', async () => {
  const store = new MemorySagaStore(new MemoryUnitOfWork());
  const writer = new SagaWriter(store);
  await store.add([instance('a', 2), instance('b', 1)]);
  const kept = await Promise.all([
    writer.write(instance('a', 1, { state: 'failed' })),
    writer.write(instance('b', 1, { state: 'done' })),
    writer.write(instance('a', 2, { state: 'done' })),
  ]);
  expect(kept).toEqual([false, true, true]);
  expect((await store.get('a'))?.state).toBe('done');
});

it('writes what one saga says one after the other', async () => {
  const store = new MemorySagaStore(new MemoryUnitOfWork());
  const writer = new SagaWriter(store);
  const kept = await Promise.all([
    writer.add(instance('a', 1)),
    writer.add(instance('a', 1)),
    writer.write(instance('a', 1, { state: 'undoing' })),
    writer.write(instance('a', 1, { state: 'failed' })),
  ]);
  expect(kept).toEqual([true, false, true, true]);
  expect((await store.get('a'))?.state).toBe('failed');
});
